package io.chorale.engineio;

import io.chorale.event.Journal;
import io.chorale.event.Keeping;
import io.chorale.event.RecordedEvent;
import io.chorale.event.Refusals;
import io.chorale.job.JobId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A journal of events that a test puts in. */
public final class SmallJournal implements Journal {

  private final List<RecordedEvent> events = new ArrayList<>();

  public synchronized void add(RecordedEvent event) {
    events.add(event);
  }

  @Override
  public synchronized List<RecordedEvent> read(JobId job, long after, int limit) {
    return events.stream()
        .filter(event -> event.job().equals(job) && event.seq() > after)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized long lastSeq(JobId job) {
    return events.stream()
        .filter(event -> event.job().equals(job))
        .mapToLong(RecordedEvent::seq)
        .max()
        .orElse(0);
  }

  public synchronized boolean isOver(JobId job) {
    return events.stream().anyMatch(event -> event.job().equals(job) && event.isLast());
  }

  @Override
  public long lost(JobId job) {
    return 0;
  }

  @Override
  public Refusals append(Keeping keeping) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<JobId> unfolded(Instant endedBefore, int most) {
    return List.of();
  }

  @Override
  public boolean fold(JobId job) {
    return false;
  }

  @Override
  public int expire(Instant endedBefore) {
    return 0;
  }
}
