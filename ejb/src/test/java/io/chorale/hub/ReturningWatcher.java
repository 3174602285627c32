package io.chorale.hub;

import io.chorale.job.JobId;
import java.util.ArrayList;
import java.util.List;

/** Watches a job from a cursor and comes back with the last seq it saw when it is closed. */
final class ReturningWatcher implements Outlet {

  private final JobEventHub hub;
  private final JobId job;
  private final long from;
  private final List<String> seen = new ArrayList<>();

  ReturningWatcher(JobEventHub hub, JobId job, long from) {
    this.hub = hub;
    this.job = job;
    this.from = from;
    watch(from);
  }

  private void watch(long after) {
    hub.connect(new Visitor(null, "test"), this).follow(job, after, SeqFormat.ONLY);
  }

  @Override
  public void send(List<Frame> frames, SendDone done) {
    synchronized (this) {
      frames.forEach(frame -> seen.add(frame.text()));
    }
    done.sent(null);
  }

  @Override
  public void heartbeat(SendDone done) {
    done.sent(null);
  }

  @Override
  public void close(CloseReason reason) {
    if (reason.mayReturn()) {
      watch(last());
    }
  }

  private synchronized long last() {
    return seen.isEmpty() ? from : Long.parseLong(seen.get(seen.size() - 1));
  }

  long from() {
    return from;
  }

  synchronized List<String> seen() {
    return List.copyOf(seen);
  }
}
