package io.chorale.hub;

import static java.util.stream.Collectors.toList;

import io.chorale.event.Journal;
import io.chorale.event.RecordedEvent;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Jobs;
import io.chorale.platform.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Groups those who watch by job and hands them what the journal has kept. */
@ApplicationScoped
public class JobEventHub {

  /** Sends do not block, so a thread for each core keeps them busy. */
  private static final int SENDERS = 2;

  /** Enough to keep the database busy with replays while others are being sent. */
  private static final int REPLAYS = 4;

  private static final Logger LOG = System.getLogger(JobEventHub.class.getName());

  private static final long LONGEST_CHECK_MILLIS = 1_000;

  private final Map<JobId, Watchers> jobs = new ConcurrentHashMap<>();
  private final Journal journal;
  private final Function<JobId, Optional<Job>> stored;
  private final WatcherLimits limits;
  private final Attendance attendance;
  private final Executor dispatcher;
  private final Executor senders;
  private final Executor replays;
  private final ScheduledExecutorService timer;

  @Inject
  JobEventHub(Journal journal, Jobs stored, WatcherLimits limits, Threads threads) {
    this(
        journal,
        stored::find,
        limits,
        threads.pool("dispatcher", 1),
        threads.pool("sender", SENDERS),
        threads.pool("replay", REPLAYS),
        threads.timer("watchers"));
  }

  /**
   * For who brings other threads than the server's.
   *
   * @param stored finds a job
   */
  public JobEventHub(
      Journal journal,
      Function<JobId, Optional<Job>> stored,
      WatcherLimits limits,
      Executor dispatcher,
      Executor senders,
      Executor replays,
      ScheduledExecutorService timer) {
    this.journal = journal;
    this.stored = stored;
    this.limits = limits;
    this.attendance = new Attendance(limits);
    this.dispatcher = dispatcher;
    this.senders = senders;
    this.replays = replays;
    this.timer = timer;
    long heartbeat = limits.heartbeat().toMillis();
    every(Math.min(LONGEST_CHECK_MILLIS, heartbeat / 8 + 1), this::check);
    every(Elsewhere.EVERY.toMillis(), new Elsewhere(jobs, journal, dispatcher, replays)::look);
  }

  /** A timer would not try again what failed once. */
  private void every(long millis, Runnable task) {
    Runnable again =
        () -> {
          try {
            task.run();
          } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "The watchers could not be looked after", failure);
          }
        };
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(again, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected JobEventHub() {
    this.journal = null;
    this.stored = null;
    this.limits = null;
    this.attendance = null;
    this.dispatcher = null;
    this.senders = null;
    this.replays = null;
    this.timer = null;
  }

  /**
   * Lets somebody in who will follow jobs over one connection.
   *
   * @throws TooManyWatchersException when one more connection is too many
   */
  public Watcher connect(Visitor visitor, Outlet outlet) {
    attendance.enter(visitor);
    Watcher watcher = new Watcher(visitor, outlet, this, limits, senders, replays);
    attendance.watchers().add(watcher);
    return watcher;
  }

  /** For a connection that is told why it is not let in, and counts for nothing. */
  public Watcher stranger(Outlet outlet) {
    return new Watcher(new Visitor(null, "none"), outlet, this, limits, senders, replays);
  }

  /**
   * Waits for an event of a job behind a cursor.
   *
   * @param after the last seq that is known
   * @param patience how long at the most
   * @return done, on a thread that may take a moment, when there is one or the patience ends
   * @throws TooManyWatchersException when too many watch
   */
  public CompletionStage<Void> next(Visitor visitor, JobId job, long after, Duration patience) {
    attendance.enter(visitor);
    NextEvent waiter = new NextEvent(after, replays);
    CompletableFuture<Void> left =
        waiter.future().whenComplete((done, failure) -> leave(visitor, job, waiter));
    try {
      join(job, watchers -> watchers.add(waiter));
      // Behind the joining: what came before it was not dispatched to this one.
      if (journal.lastSeq(job) > after) {
        waiter.end();
      } else {
        ScheduledFuture<?> end =
            timer.schedule(waiter::end, patience.toMillis(), TimeUnit.MILLISECONDS);
        left = left.whenComplete((done, failure) -> end.cancel(false));
      }
    } catch (RuntimeException refused) {
      leave(visitor, job, waiter);
      throw refused;
    }
    return left;
  }

  /** Hands committed events to those who watch; returns at once. Called by the journal's writer. */
  public void dispatch(List<RecordedEvent> committed) {
    dispatcher.execute(() -> byJob(committed).forEach(this::deliver));
  }

  /** How many connections there are, by transport; a transport without any is not named. */
  public Map<String, Integer> connections() {
    return attendance.byTransport();
  }

  /** How often connections are tried, for transports that tell their clients. */
  public Duration heartbeat() {
    return limits.heartbeat();
  }

  /** Closes every connection behind what was dispatched and what waits to be sent. */
  public void closeAll(CloseReason reason) {
    dispatcher.execute(() -> attendance.watchers().forEach(watcher -> watcher.close(reason)));
  }

  Subscription subscribe(Watcher watcher, JobId job, long after, FrameFormat format) {
    Subscription[] made = new Subscription[1];
    join(
        job,
        watchers -> {
          made[0] =
              new Subscription(
                  job, after, watchers, watcher.queue(), format, journal, stored, replays);
          watchers.add(made[0]);
        });
    return made[0];
  }

  void unsubscribe(Subscription subscription) {
    jobs.computeIfPresent(
        subscription.job(), (id, watchers) -> watchers.remove(subscription) ? null : watchers);
  }

  void forget(Watcher watcher) {
    if (attendance.watchers().remove(watcher)) {
      attendance.leave(watcher.visitor());
    }
  }

  /** Under the map's lock, so that none joins watchers that are just being forgotten. */
  private void join(JobId job, Consumer<Watchers> joining) {
    jobs.compute(
        job,
        (id, present) -> {
          Watchers watchers = present == null ? new Watchers(System.nanoTime()) : present;
          if (watchers.size() >= limits.perJob()) {
            throw new TooManyWatchersException(
                "%,d watch this job, and no more are allowed. Try again later."
                    .formatted(limits.perJob()));
          }
          joining.accept(watchers);
          return watchers;
        });
  }

  private void leave(Visitor visitor, JobId job, NextEvent waiter) {
    jobs.computeIfPresent(job, (id, watchers) -> watchers.remove(waiter) ? null : watchers);
    attendance.leave(visitor);
  }

  /** What was committed together goes out together: one send for each watcher, not one an event. */
  private static Map<JobId, List<RecordedEvent>> byJob(List<RecordedEvent> committed) {
    return committed.stream()
        .collect(Collectors.groupingBy(RecordedEvent::job, LinkedHashMap::new, toList()));
  }

  private void deliver(JobId job, List<RecordedEvent> events) {
    Watchers watchers = jobs.get(job);
    if (watchers != null) {
      watchers.dispatch(events, System.nanoTime());
    }
  }

  private void check() {
    long now = System.nanoTime();
    attendance.watchers().forEach(watcher -> watcher.check(limits, now));
  }
}
