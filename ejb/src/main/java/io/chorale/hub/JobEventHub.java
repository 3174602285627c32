package io.chorale.hub;

import io.chorale.event.Journal;
import io.chorale.event.RecordedEvent;
import io.chorale.job.JobId;
import io.chorale.platform.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Groups those who watch by job and hands them what the journal has kept. */
@ApplicationScoped
public class JobEventHub {

  /** Sends do not block, so a thread for each core keeps them busy. */
  private static final int SENDERS = 2;

  /** Enough to keep the database busy with replays while others are being sent. */
  private static final int REPLAYS = 4;

  private final Map<JobId, Watchers> jobs = new ConcurrentHashMap<>();
  private final Journal journal;
  private final Executor dispatcher;
  private final Executor senders;
  private final Executor replays;

  @Inject
  JobEventHub(Journal journal, Threads threads) {
    this(
        journal,
        threads.pool("dispatcher", 1),
        threads.pool("sender", SENDERS),
        threads.pool("replay", REPLAYS));
  }

  JobEventHub(Journal journal, Executor dispatcher, Executor senders, Executor replays) {
    this.journal = journal;
    this.dispatcher = dispatcher;
    this.senders = senders;
    this.replays = replays;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected JobEventHub() {
    this(null, null, null, null);
  }

  /** A queue for a new connection; frames offered before {@link #subscribe} go first. */
  public OutboundQueue queueFor(Outlet outlet) {
    return new OutboundQueue(outlet, senders);
  }

  /**
   * Has the job's events go into the queue until it ends.
   *
   * @param after the last seq the watcher has seen; 0 for none
   */
  public void subscribe(JobId job, long after, OutboundQueue queue, FrameFormat format) {
    Subscription[] made = new Subscription[1];
    jobs.compute(
        job,
        (id, present) -> {
          Watchers watchers = present == null ? new Watchers() : present;
          made[0] = new Subscription(id, after, watchers, queue, format, journal, replays);
          watchers.add(made[0]);
          return watchers;
        });
    Subscription subscription = made[0];
    queue.whenEnded(() -> remove(job, subscription));
    subscription.replay();
  }

  /** Hands committed events to those who watch; returns at once. Called by the journal's writer. */
  public void dispatch(List<RecordedEvent> committed) {
    dispatcher.execute(() -> committed.forEach(this::deliver));
  }

  /** How many connections watch a job. */
  public int watching() {
    return jobs.values().stream().mapToInt(Watchers::size).sum();
  }

  private void deliver(RecordedEvent event) {
    Watchers watchers = jobs.get(event.job());
    if (watchers != null) {
      watchers.dispatch(event);
    }
  }

  private void remove(JobId job, Subscription subscription) {
    jobs.computeIfPresent(job, (id, watchers) -> watchers.remove(subscription) ? null : watchers);
  }
}
