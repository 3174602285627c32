package io.chorale.langchain4j;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.Dependent;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The managed threads on which models are asked and listeners told; they end with their owner. */
@Dependent
class BridgeThreads {

  /**
   * Some models hold the thread that asks until their answer is whole: so many such answers are
   * under way at once, and the next is refused as one to try again.
   */
  static final int MOST = 256;

  /** An idle thread is given back after this many seconds. */
  private static final long IDLE_SECONDS = 30;

  private final ExecutorService calls;
  private final ScheduledThreadPoolExecutor timer;

  BridgeThreads() {
    this(managed());
  }

  BridgeThreads(ThreadFactory factory) {
    this.calls =
        new ThreadPoolExecutor(
            0, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named(factory));
    this.timer = new ScheduledThreadPoolExecutor(1, named(factory));
    timer.setRemoveOnCancelPolicy(true);
  }

  /**
   * By name and not by {@code @Resource}, which not every server serves to the libraries of an EAR;
   * the engine asks for the providers on a thread that knows the name.
   */
  @SuppressWarnings("BanJNDI") // nobody gives us this name
  private static ThreadFactory managed() {
    try {
      return InitialContext.<ManagedThreadFactory>doLookup("java:comp/DefaultManagedThreadFactory");
    } catch (NamingException notAServer) {
      throw new IllegalStateException("There is no managed thread factory here", notAServer);
    }
  }

  private static ThreadFactory named(ThreadFactory factory) {
    return task -> {
      Thread thread = factory.newThread(task);
      thread.setName("chorale-langchain4j");
      thread.setDaemon(true);
      return thread;
    };
  }

  Executor calls() {
    return calls;
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  @PreDestroy
  void end() {
    calls.shutdownNow();
    timer.shutdownNow();
  }
}
