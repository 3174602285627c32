package io.chorale.journal;

import io.chorale.event.Journal;
import io.chorale.event.Keeping;
import io.chorale.event.Mark;
import io.chorale.event.RecordedEvent;
import io.chorale.event.Refusals;
import io.chorale.hub.MemoryJournal;
import io.chorale.job.JobId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A journal that fails as it is told, and knows a batch that is given again. */
final class ScriptedJournal implements Journal {

  private final MemoryJournal kept = new MemoryJournal();
  private final Map<UUID, Long> writers = new HashMap<>();
  private final Consumer<Keeping> before;
  private volatile boolean away;
  private volatile boolean cutsCommits;

  /**
   * @param before sees each batch first, and may throw
   */
  ScriptedJournal(Consumer<Keeping> before) {
    this.before = before;
  }

  void away(boolean isAway) {
    away = isAway;
  }

  /** The next commit comes about, and nobody is told. */
  void cutNextCommit() {
    cutsCommits = true;
  }

  MemoryJournal kept() {
    return kept;
  }

  @Override
  public synchronized Refusals append(Keeping keeping) {
    if (away) {
      throw new IllegalStateException("the database is away");
    }
    Mark mark = keeping.mark();
    if (mark != null && writers.getOrDefault(mark.writer(), 0L) >= mark.batch()) {
      return Refusals.NONE;
    }
    before.accept(keeping);
    Refusals refusals = kept.append(keeping);
    if (mark != null) {
      writers.put(mark.writer(), mark.batch());
    }
    if (cutsCommits && !keeping.events().isEmpty()) {
      cutsCommits = false;
      throw new IllegalStateException("the connection was cut");
    }
    return refusals;
  }

  @Override
  public List<RecordedEvent> read(JobId job, long after, int limit) {
    return kept.read(job, after, limit);
  }

  @Override
  public long lastSeq(JobId job) {
    if (away) {
      throw new IllegalStateException("the database is away");
    }
    return kept.lastSeq(job);
  }

  @Override
  public long lost(JobId job) {
    return 0;
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
