package io.chorale.hub;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Executor;

/**
 * Runs tasks with a context class loader that finds nothing. On every send Tyrus looks for services
 * through it: in the application's that takes longer than all the rest of the send.
 */
final class Unencumbered implements Executor {

  private static final ClassLoader FINDS_NOTHING = new URLClassLoader(new URL[0], null);

  private final Executor threads;

  Unencumbered(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(
        () -> {
          Thread.currentThread().setContextClassLoader(FINDS_NOTHING);
          task.run();
        });
  }
}
