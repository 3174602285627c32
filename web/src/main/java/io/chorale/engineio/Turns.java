package io.chorale.engineio;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Runs tasks one at a time and in order, by whichever thread brings one while nobody is at it;
 * others leave theirs to that thread.
 */
final class Turns {

  private final Deque<Runnable> waiting = new ArrayDeque<>(2);
  private boolean running;

  void run(Runnable task) {
    synchronized (this) {
      waiting.add(task);
      if (running) {
        return;
      }
      running = true;
    }
    while (true) {
      Runnable next;
      synchronized (this) {
        if (waiting.isEmpty()) {
          running = false;
          return;
        }
        next = waiting.remove();
      }
      next.run();
    }
  }
}
