package io.chorale.journal;

import io.chorale.platform.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Tells CDI's observers what becomes of the journal, in order and on a thread of its own: they may
 * emit, and the writer must not wait for room that only it can make.
 */
@ApplicationScoped
class JournalNews implements Consumer<Object> {

  private final Event<Object> observers;
  private final Executor thread;

  @Inject
  JournalNews(Event<Object> observers, Threads threads) {
    this.observers = observers;
    this.thread = threads.pool("journal-news", 1);
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected JournalNews() {
    this.observers = null;
    this.thread = Runnable::run;
  }

  @Override
  public void accept(Object event) {
    thread.execute(() -> observers.fire(event));
  }
}
