package io.chorale.hub;

import io.chorale.event.Journal;
import io.chorale.event.Keeping;
import io.chorale.event.RecordedEvent;
import io.chorale.event.Refusals;
import io.chorale.event.UnkeepableException;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.ledger.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A journal for tests of what stands around it: as the real one, but forgetful. */
public final class MemoryJournal implements Journal {

  private final Map<JobId, List<RecordedEvent>> events = new HashMap<>();
  private final Map<JobId, Job> jobs = new HashMap<>();
  private final Map<JobId, Long> lost = new HashMap<>();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private int failures;

  /** Lets the next calls of append fail. */
  public synchronized void fail(int times) {
    failures = times;
  }

  @Override
  public synchronized Refusals append(Keeping keeping) {
    if (failures > 0) {
      failures--;
      throw new IllegalStateException("the database is away");
    }
    for (RecordedEvent event : keeping.events()) {
      List<RecordedEvent> kept = events.computeIfAbsent(event.job(), job -> new ArrayList<>());
      if (event.seq() != kept.size() + 1) {
        throw new UnkeepableException("a hole or a double at seq " + event.seq());
      }
      kept.add(event);
    }
    keeping.arrivals().forEach(arrival -> jobs.put(arrival.job().id(), arrival.job()));
    jobs.putAll(keeping.changed());
    entries.addAll(keeping.entries());
    return Refusals.NONE;
  }

  @Override
  public synchronized List<RecordedEvent> read(JobId job, long after, int limit) {
    List<RecordedEvent> kept = events.getOrDefault(job, List.of());
    int from = (int) Math.min(Math.max(after, lost(job)), kept.size());
    return List.copyOf(kept.subList(from, Math.min(kept.size(), from + limit)));
  }

  @Override
  public synchronized long lastSeq(JobId job) {
    return events.getOrDefault(job, List.of()).size();
  }

  @Override
  public synchronized long lost(JobId job) {
    return lost.getOrDefault(job, 0L);
  }

  /** Keeps a job's events up to that seq no longer. */
  public synchronized void lose(JobId job, long seq) {
    lost.put(job, seq);
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

  public synchronized List<LedgerEntry> entries() {
    return List.copyOf(entries);
  }

  public synchronized Map<JobId, Job> jobs() {
    return Map.copyOf(jobs);
  }
}
