package io.chorale.platform;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Pools of the server's managed threads. Both servers' default executors surprise (Payara's rejects
 * the 201st task, WildFly's lets all but four wait), so each user gets a small pool of its own over
 * the managed thread factory, which is the same everywhere.
 */
@ApplicationScoped
public class Threads {

  /** An idle thread is given back after this many seconds. */
  private static final long IDLE_SECONDS = 30;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  ManagedThreadFactory factory;

  private final Queue<ExecutorService> pools = new ConcurrentLinkedQueue<>();

  /** A thread of its own for a loop that runs as long as the application does. */
  public Thread loop(String name, Runnable loop) {
    return named(name).newThread(loop);
  }

  /**
   * A pool that ends with the application.
   *
   * @param name what its threads are called
   * @param size how many there are at the most; tasks beyond wait in a queue
   */
  public ExecutorService pool(String name, int size) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
    pool.allowCoreThreadTimeOut(true);
    pools.add(pool);
    return pool;
  }

  /** A timer with one thread, for short tasks only; it ends with the application. */
  public ScheduledExecutorService timer(String name) {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named(name));
    timer.setRemoveOnCancelPolicy(true);
    pools.add(timer);
    return timer;
  }

  private ThreadFactory named(String name) {
    return task -> {
      Thread thread = factory.newThread(task);
      thread.setName("chorale-" + name);
      thread.setDaemon(true);
      return thread;
    };
  }

  @PreDestroy
  void end() {
    pools.forEach(ExecutorService::shutdownNow);
  }
}
