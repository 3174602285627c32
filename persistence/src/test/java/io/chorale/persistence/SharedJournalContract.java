package io.chorale.persistence;

import static io.chorale.persistence.Samples.NOON;
import static io.chorale.persistence.Samples.chunks;
import static io.chorale.persistence.Samples.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.event.Journal;
import io.chorale.event.Keeping;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Journal} promises to those who use it at the same time. */
abstract class SharedJournalContract {

  private final Store store;

  SharedJournalContract(Store store) {
    this.store = store;
  }

  private Journal journal() {
    return store.journal();
  }

  private Job added() {
    Job job = job(NOON);
    store.add(job);
    return job;
  }

  @Test
  void whoReadsSeesWhateverWasCommittedBefore() throws Exception {
    JobId job = JobId.random();
    AtomicLong committed = new AtomicLong();
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      Future<Boolean> saw =
          reader.submit(
              () -> {
                long before;
                do {
                  before = committed.get();
                  if (journal().lastSeq(job) < before
                      || (before > 0 && journal().read(job, before - 1, 1).isEmpty())) {
                    return false;
                  }
                } while (before < 500);
                return true;
              });
      for (long seq = 1; seq <= 500; seq++) {
        journal().append(Keeping.of(chunks(job, seq, seq), Map.of()));
        committed.set(seq);
      }
      assertThat(saw.get()).isTrue();
    } finally {
      reader.shutdownNow();
    }
  }

  @Test
  void jobsAreAppendedToAtTheSameTime() throws Exception {
    List<Job> jobs = Stream.generate(this::added).limit(4).toList();
    ExecutorService nodes = Executors.newFixedThreadPool(jobs.size());
    try {
      List<Future<?>> written = new ArrayList<>();
      for (Job job : jobs) {
        written.add(nodes.submit(() -> write(job)));
      }
      for (Future<?> future : written) {
        future.get();
      }
    } finally {
      nodes.shutdownNow();
    }
    for (Job job : jobs) {
      assertThat(journal().read(job.id(), 0, 1_000)).isEqualTo(chunks(job.id(), 1, 200));
      assertThat(store.jobs().find(job.id()).orElseThrow().state()).isEqualTo(JobState.INTERRUPTED);
    }
  }

  private void write(Job job) {
    for (int from = 1; from < 200; from += 20) {
      Job after = from < 181 ? job : job.interrupted(NOON);
      journal().append(Keeping.of(chunks(job.id(), from, from + 19), Map.of(job.id(), after)));
    }
  }
}
