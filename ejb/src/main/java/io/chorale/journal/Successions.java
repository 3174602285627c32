package io.chorale.journal;

import io.chorale.event.Journal;
import io.chorale.event.Keeping;
import io.chorale.event.RecordedEvent;
import io.chorale.job.JobId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes what goes behind a batch: successions, each in a transaction of its own, as another run's
 * event in the way of one is nobody else's affair; and milestones. No succession is tried again
 * here: whoever takes over reads again first.
 */
final class Successions {

  private final Journal journal;
  private final Seqs seqs;
  private final Consumer<List<RecordedEvent>> hub;

  Successions(Journal journal, Seqs seqs, Consumer<List<RecordedEvent>> hub) {
    this.journal = journal;
    this.seqs = seqs;
    this.hub = hub;
  }

  void write(Entry entry) {
    if (entry instanceof Succession succession) {
      write(succession);
    } else if (entry instanceof Milestone milestone) {
      milestone.passed().countDown();
    }
  }

  private void write(Succession succession) {
    JobId job = succession.job();
    try {
      journal.append(Keeping.of(succession.events(), Map.of(job, succession.after())));
    } catch (RuntimeException notKept) {
      tellWhy(succession, notKept);
      return;
    }
    seqs.stands(job, succession.lastSeq());
    hub.accept(succession.events());
    succession.events().forEach(seqs::kept);
    succession.kept().complete(true);
  }

  private void tellWhy(Succession succession, RuntimeException failure) {
    try {
      if (journal.lastSeq(succession.job()) == succession.firstSeq() - 1) {
        succession.kept().completeExceptionally(failure);
      } else {
        succession.kept().complete(false);
      }
    } catch (RuntimeException away) {
      succession.kept().completeExceptionally(away);
    }
  }
}
