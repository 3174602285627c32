package io.chorale.rest;

import io.chorale.hub.JobEventHub;
import io.chorale.hub.Visitor;
import io.chorale.job.JobId;
import io.chorale.platform.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Waits for a job's next event without holding a thread, and goes on with the answer on threads of
 * its own: they may be held up by a client that is slow to take it.
 */
@ApplicationScoped
class LongPoll {

  /** What is answered after a wait is small, and fits into what a connection takes at once. */
  private static final int ANSWERING = 4;

  /**
   * Whoever polls pays a request for an answer. Tokens come in bursts: this much later the burst is
   * one answer, and nobody sees the difference.
   */
  private static final long BURST_MILLIS = 20;

  private final JobEventHub hub;
  private final ScheduledExecutorService timer;
  private final Executor answering;

  @Inject
  LongPoll(JobEventHub hub, Threads threads) {
    this(hub, threads.timer("long-poll"), threads.pool("long-poll", ANSWERING));
  }

  private LongPoll(JobEventHub hub, ScheduledExecutorService timer, Executor answering) {
    this.hub = hub;
    this.timer = timer;
    this.answering = answering;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected LongPoll() {
    this(null, null, null);
  }

  /**
   * Answers when something happens behind the cursor, or when the time is up. A poll that nobody
   * waits for any more cannot be told from others, so none lasts longer than the two heartbeats
   * within which every other connection is found dead.
   *
   * @throws io.chorale.hub.TooManyWatchersException when too many watch
   */
  <T> CompletionStage<T> then(
      Visitor visitor, JobId job, long after, Duration patience, Supplier<T> answer) {
    Duration longest = hub.heartbeat().multipliedBy(2);
    CompletableFuture<T> answered = new CompletableFuture<>();
    CompletionStage<Void> unused =
        hub.next(visitor, job, after, patience.compareTo(longest) < 0 ? patience : longest)
            .thenRun(() -> behindTheBurst(() -> complete(answered, answer)));
    return answered;
  }

  private void behindTheBurst(Runnable task) {
    ScheduledFuture<?> unused =
        timer.schedule(() -> answering.execute(task), BURST_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static <T> void complete(CompletableFuture<T> answered, Supplier<T> answer) {
    try {
      answered.complete(answer.get());
    } catch (RuntimeException failure) {
      answered.completeExceptionally(failure);
    }
  }
}
