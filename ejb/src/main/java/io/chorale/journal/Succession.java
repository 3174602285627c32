package io.chorale.journal;

import io.chorale.event.JobEvent;
import io.chorale.event.RecordedEvent;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * What is told of a job that another run told of before. Its seqs are fixed: where that other run,
 * which may not know that it is over, has told something more, nothing of this is kept.
 *
 * @param events at least one, with the seqs that follow those that the teller has read
 * @param after the job as they leave it
 * @param kept told whether they were; it fails when they cannot be kept at all just now
 */
record Succession(List<RecordedEvent> events, Job after, CompletableFuture<Boolean> kept)
    implements Entry {

  private static final Logger LOG = System.getLogger(JournalWriter.class.getName());

  Succession {
    events = List.copyOf(events);
  }

  /**
   * @param seq of the last event that the teller has read
   */
  static Succession of(Job after, long seq, List<JobEvent> events, Instant at) {
    List<RecordedEvent> numbered = new ArrayList<>();
    for (JobEvent event : events) {
      numbered.add(
          new RecordedEvent(
              after.id(), seq + numbered.size() + 1, at.truncatedTo(ChronoUnit.MILLIS), event));
    }
    return new Succession(numbered, after, new CompletableFuture<>());
  }

  /**
   * @throws JournalAwayException when it cannot be kept just now
   */
  boolean awaitKept() {
    try {
      return kept.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new JournalAwayException();
    } catch (ExecutionException notKept) {
      LOG.log(Level.WARNING, "Job " + job() + " cannot be taken over now", notKept);
      throw new JournalAwayException();
    }
  }

  JobId job() {
    return after.id();
  }

  long firstSeq() {
    return events.get(0).seq();
  }

  long lastSeq() {
    return events.get(events.size() - 1).seq();
  }
}
