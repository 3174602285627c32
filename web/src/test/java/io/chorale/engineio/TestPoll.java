package io.chorale.engineio;

import org.jspecify.annotations.Nullable;

/** Remembers what it was answered. */
final class TestPoll implements Poll {

  private volatile @Nullable String answer;
  private Runnable lost = () -> {};

  @Override
  public void answer(String payload) {
    if (answer == null) {
      answer = payload;
    }
  }

  @Override
  public void refuse(EngineError error) {
    answer(error.name());
  }

  @Override
  public void whenLost(Runnable task) {
    lost = task;
  }

  void breakOff() {
    lost.run();
  }

  /** Null while it waits. */
  @Nullable String answered() {
    return answer;
  }
}
