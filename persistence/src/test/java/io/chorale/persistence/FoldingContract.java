package io.chorale.persistence;

import static io.chorale.persistence.Samples.AWKWARD;
import static io.chorale.persistence.Samples.NOON;
import static io.chorale.persistence.Samples.RED;
import static io.chorale.persistence.Samples.chunks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.event.EventJson;
import io.chorale.event.JobEvent;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.CitationAdded;
import io.chorale.event.JobEvent.FellBack;
import io.chorale.event.JobEvent.RetryPlanned;
import io.chorale.event.JobEvent.ToolCalled;
import io.chorale.event.Journal;
import io.chorale.event.Keeping;
import io.chorale.event.RecordedEvent;
import io.chorale.event.UnkeepableException;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.TeamName;
import io.chorale.model.Delta.Citation;
import io.chorale.model.Delta.ToolCall;
import io.chorale.model.Retry;
import io.chorale.model.Seam;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What {@link Journal} promises of the streams of jobs that are over. */
abstract class FoldingContract {

  private final Store store;

  FoldingContract(Store store) {
    this.store = store;
  }

  private Journal journal() {
    return store.journal();
  }

  /** A job that ended at noon, with these events. */
  private JobId ended(List<JobEvent> events) {
    Job job = Samples.job(NOON);
    store.add(job);
    List<RecordedEvent> recorded = new ArrayList<>();
    for (JobEvent event : events) {
      long seq = recorded.size() + 1L;
      recorded.add(new RecordedEvent(job.id(), seq, NOON.plusMillis(7 * seq % 5), event));
    }
    for (int from = 0; from < recorded.size(); from += 1_000) {
      int to = Math.min(recorded.size(), from + 1_000);
      journal().append(Keeping.of(recorded.subList(from, to), Map.of()));
    }
    journal().append(Keeping.of(List.of(), Map.of(job.id(), job.interrupted(NOON))));
    return job.id();
  }

  private JobId ended(int tokens) {
    return ended(chunks(JobId.random(), 1, tokens).stream().map(RecordedEvent::event).toList());
  }

  private List<RecordedEvent> all(JobId job) {
    return journal().read(job, 0, Integer.MAX_VALUE);
  }

  @Test
  void everyEventIsReadAsBefore() {
    List<JobEvent> events = new ArrayList<>(JournalContract.EVERY_EVENT);
    events.add(new Chunk(RED, "\uD83D"));
    events.add(new Chunk(RED, "\uDE00\uD83D\uDE00\uD83D"));
    events.add(new Chunk(new TeamName("µ"), ""));
    events.add(new CitationAdded(RED, new Citation("https://example.org/µ", null)));
    events.add(new ToolCalled(RED, new ToolCall("1", "search", AWKWARD)));
    events.add(new RetryPlanned(RED, new Retry("p", "m", 2, Duration.ofMillis(1_500), AWKWARD)));
    events.add(new FellBack(RED, new Seam("a", "b", "c", "d", AWKWARD), 77));
    JobId job = ended(events);
    List<RecordedEvent> before = all(job);
    assertThat(journal().fold(job)).isTrue();
    List<RecordedEvent> after = all(job);
    assertThat(after).isEqualTo(before);
    assertThat(after.stream().map(e -> EventJson.data(e.event(), e.at())).toList())
        .isEqualTo(before.stream().map(e -> EventJson.data(e.event(), e.at())).toList());
    assertThat(journal().lastSeq(job)).isEqualTo(events.size());
    assertThat(journal().lost(job)).isZero();
  }

  @Test
  void largeEventsAreFoldedIntoSeveralPieces() {
    Random random = new Random(1);
    List<JobEvent> events = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 1_000_000) {
        text.append(Long.toString(random.nextLong(), 36));
      }
      events.add(new Chunk(RED, text.toString()));
      events.add(new Chunk(RED, "small"));
    }
    JobId job = ended(events);
    List<RecordedEvent> before = all(job);
    assertThat(journal().fold(job)).isTrue();
    assertThat(all(job).equals(before)).isTrue();
    for (int after = 0; after < events.size(); after++) {
      assertThat(journal().read(job, after, 1).equals(before.subList(after, after + 1))).isTrue();
    }
  }

  @Test
  void aPageBeginsAndEndsAnywhere() {
    JobId job = ended(1_300);
    List<RecordedEvent> before = all(job);
    journal().fold(job);
    for (int after = 0; after <= 1_300; after += 1 + after % 3) {
      for (int limit : new int[] {1, 511, 512, 513, 5_000}) {
        int to = Math.min(1_300, after + limit);
        assertThat(journal().read(job, after, limit).equals(before.subList(after, to))).isTrue();
      }
    }
    assertThat(journal().read(job, Long.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  void aJobIsFoldedOnceAndOnlyWhenItIsOver() {
    Job running = Samples.job(NOON);
    store.add(running);
    journal().append(Keeping.of(chunks(running.id(), 1, 3), Map.of()));
    assertThat(journal().fold(running.id())).isFalse();
    JobId over = ended(3);
    assertThat(journal().unfolded(NOON, 10)).isEmpty();
    assertThat(journal().unfolded(NOON.plusMillis(1), 10)).containsExactly(over);
    assertThat(journal().fold(over)).isTrue();
    assertThat(journal().fold(over)).isFalse();
    assertThat(journal().unfolded(NOON.plusMillis(1), 10)).isEmpty();
    assertThat(journal().fold(JobId.random())).isFalse();
  }

  @Test
  void twoNodesMayFoldAtTheSameTime() throws Exception {
    JobId job = ended(3_000);
    List<RecordedEvent> before = all(job);
    Future<Boolean> one = CompletableFuture.supplyAsync(() -> journal().fold(job));
    Future<Boolean> other = CompletableFuture.supplyAsync(() -> journal().fold(job));
    assertThat(one.get() ^ other.get()).isTrue();
    assertThat(all(job).equals(before)).isTrue();
  }

  @Test
  void aFoldedJobTakesNoMoreEvents() {
    JobId job = ended(3);
    journal().fold(job);
    assertThatThrownBy(() -> journal().append(Keeping.of(chunks(job, 2, 2), Map.of())))
        .hasStackTraceContaining(UnkeepableException.class.getName());
    assertThatThrownBy(() -> journal().append(Keeping.of(chunks(job, 4, 4), Map.of())))
        .hasStackTraceContaining(UnkeepableException.class.getName());
    assertThat(all(job)).hasSize(3);
  }

  @Test
  void whoReadsMeanwhileSeesWholePages() throws Exception {
    List<JobId> jobs = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      jobs.add(ended(700));
    }
    CompletableFuture<Void> folding =
        CompletableFuture.runAsync(() -> jobs.forEach(job -> journal().fold(job)));
    do {
      for (JobId job : jobs) {
        assertThat(journal().read(job, 100, 500)).hasSize(500);
        assertThat(journal().lastSeq(job)).isEqualTo(700);
      }
    } while (!folding.isDone());
    folding.get();
  }

  @Test
  void whatIsTooOldIsDeletedAndSaidToBeLost() {
    JobId job = ended(700);
    assertThat(journal().expire(NOON.plusMillis(1))).isZero();
    assertThat(all(job)).hasSize(700);
    journal().fold(job);
    assertThat(journal().expire(NOON)).isZero();
    assertThat(journal().lost(job)).isZero();
    assertThat(journal().expire(NOON.plusMillis(1))).isEqualTo(1);
    assertThat(journal().expire(NOON.plusMillis(1))).isZero();
    assertThat(journal().lost(job)).isEqualTo(700);
    assertThat(journal().lastSeq(job)).isEqualTo(700);
    assertThat(all(job)).isEmpty();
    assertThat(store.jobs().find(job)).isPresent();
  }
}
