package io.chorale.persistence;

import static io.chorale.persistence.Samples.AWKWARD;
import static io.chorale.persistence.Samples.BLUE;
import static io.chorale.persistence.Samples.NOON;
import static io.chorale.persistence.Samples.RED;
import static io.chorale.persistence.Samples.chunks;
import static io.chorale.persistence.Samples.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.event.JobEvent;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.CodeGenerated;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.JobFailed;
import io.chorale.event.JobEvent.MessageCompleted;
import io.chorale.event.JobEvent.MessageStarted;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.TeamFailed;
import io.chorale.event.JobEvent.ThoughtAdded;
import io.chorale.event.JobEvent.UsageReported;
import io.chorale.event.Journal;
import io.chorale.event.Keeping;
import io.chorale.event.Keeping.Arrival;
import io.chorale.event.RecordedEvent;
import io.chorale.job.CodeBlock;
import io.chorale.job.Failure;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.model.Delta.Finish;
import io.chorale.model.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Journal} promises, whatever it keeps the events in. */
abstract class JournalContract {

  static final List<JobEvent> EVERY_EVENT =
      List.of(
          new StatusChange(RED, TeamStatus.THINKING),
          new ThoughtAdded(RED, UUID.randomUUID(), AWKWARD),
          new Chunk(new TeamName("𝒜".repeat(64)), AWKWARD),
          new Chunk(RED, "a\u0000b"),
          new CodeGenerated(
              RED, List.of(new CodeBlock("java", AWKWARD), new CodeBlock("", "b\nc")), 1500),
          new UsageReported(RED, Samples.spent(new TokenUsage(1, 2_000_000_000_000L, 3))),
          new MessageStarted(RED, UUID.randomUUID(), 1),
          new MessageCompleted(
              RED,
              UUID.randomUUID(),
              1,
              2_000_000,
              Samples.spent(new TokenUsage(1, 2, 3)),
              new Finish(AWKWARD, true)),
          new TeamFailed(BLUE, new Failure("cut", AWKWARD)),
          new JobFailed(AWKWARD),
          new JobEnded(JobState.PARTIAL, "turns"));

  private final Store store;

  JournalContract(Store store) {
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
  void everyEventIsReadAsItWasAppended() {
    JobId job = JobId.random();
    List<RecordedEvent> batch = new ArrayList<>();
    for (JobEvent event : EVERY_EVENT) {
      long seq = batch.size() + 1L;
      batch.add(new RecordedEvent(job, seq, NOON.plusMillis(seq), event));
    }
    journal().append(Keeping.of(batch, Map.of()));
    assertThat(journal().read(job, 0, 100)).isEqualTo(batch);
  }

  @Test
  void aChunkOfTwoMegabytesIsKept() {
    JobId job = JobId.random();
    RecordedEvent large =
        new RecordedEvent(job, 1, NOON, new Chunk(RED, "0123456789µ".repeat(200_000)));
    journal().append(Keeping.of(List.of(large), Map.of()));
    assertThat(journal().read(job, 0, 1).get(0).equals(large)).isTrue();
  }

  @Test
  void halfACharacterHoldsNothingUp() {
    JobId job = JobId.random();
    journal()
        .append(
            Keeping.of(
                List.of(new RecordedEvent(job, 1, NOON, new Chunk(RED, "\uD83D"))), Map.of()));
    assertThat(journal().read(job, 0, 1)).hasSize(1);
  }

  @Test
  void aReaderGetsWhatFollowsTheLastSeqItSaw() {
    JobId job = JobId.random();
    List<RecordedEvent> batch = chunks(job, 1, 10);
    journal().append(Keeping.of(batch, Map.of()));
    assertThat(journal().read(job, 7, 100)).isEqualTo(batch.subList(7, 10));
    assertThat(journal().read(job, 10, 100)).isEmpty();
    assertThat(journal().read(job, 2, 3)).isEqualTo(batch.subList(2, 5));
  }

  @Test
  void aJobsEventsAreItsOwn() {
    JobId one = JobId.random();
    JobId other = JobId.random();
    journal()
        .append(
            Keeping.of(
                Stream.concat(chunks(one, 1, 2).stream(), chunks(other, 1, 3).stream()).toList(),
                Map.of()));
    assertThat(journal().read(one, 0, 100)).isEqualTo(chunks(one, 1, 2));
    assertThat(journal().lastSeq(one)).isEqualTo(2);
    assertThat(journal().lastSeq(other)).isEqualTo(3);
  }

  @Test
  void aJobWithoutEventsHasTheLastSeqZero() {
    assertThat(journal().lastSeq(JobId.random())).isZero();
    assertThat(journal().read(JobId.random(), 0, 10)).isEmpty();
  }

  @Test
  void theJobIsAsTheBatchLeavesIt() {
    Job before = added();
    TeamResult answer =
        Samples.result(AWKWARD, "hm", List.of(new CodeBlock("", "x")), new TokenUsage(1, 2, 1));
    Job after =
        before
            .teamReached(RED, TeamStatus.GENERATING, NOON.plusMillis(1))
            .teamCompleted(RED, answer, NOON.plusMillis(2))
            .teamFailed(
                BLUE,
                TeamResult.NOTHING,
                new Failure("bad_key", "the key is \u0000 wrong"),
                NOON.plusMillis(2))
            .ended(NOON.plusMillis(3));
    journal().append(Keeping.of(chunks(before.id(), 1, 3), Map.of(before.id(), after)));
    Job found = store.jobs().find(before.id()).orElseThrow();
    assertThat(found.team(RED)).isEqualTo(after.team(RED));
    assertThat(found.team(BLUE).failure())
        .isEqualTo(new Failure("bad_key", "the key is \uFFFD wrong"));
    assertThat(found.state()).isEqualTo(JobState.PARTIAL);
    assertThat(found.endedAt()).isEqualTo(after.endedAt());
  }

  @Test
  void aSeqThatIsTakenKeepsNothingOfTheBatch() {
    Job before = added();
    journal().append(Keeping.of(chunks(before.id(), 1, 2), Map.of()));
    assertThatThrownBy(
            () ->
                journal()
                    .append(
                        Keeping.of(
                            chunks(before.id(), 2, 4),
                            Map.of(before.id(), before.interrupted(NOON)))))
        .isInstanceOf(RuntimeException.class);
    assertThat(journal().lastSeq(before.id())).isEqualTo(2);
    assertThat(store.jobs().find(before.id())).contains(before);
  }

  @Test
  void aJobThatWasNeverAddedKeepsNothingOfTheBatch() {
    Job before = added();
    Job stranger = job(NOON);
    assertThatThrownBy(
            () ->
                journal()
                    .append(
                        Keeping.of(
                            chunks(before.id(), 1, 2),
                            Map.of(
                                before.id(), before.interrupted(NOON), stranger.id(), stranger))))
        .isInstanceOf(RuntimeException.class);
    assertThat(journal().lastSeq(before.id())).isZero();
    assertThat(store.jobs().find(before.id())).contains(before);
  }

  @Test
  void aBatchThatFailedCanBeGivenAgain() {
    Job late = job(NOON);
    Map<JobId, Job> after = Map.of(late.id(), late.interrupted(NOON));
    assertThatThrownBy(() -> journal().append(Keeping.of(chunks(late.id(), 1, 2), after)))
        .isInstanceOf(RuntimeException.class);
    store.add(late);
    journal().append(Keeping.of(chunks(late.id(), 1, 2), after));
    assertThat(journal().lastSeq(late.id())).isEqualTo(2);
  }

  @Test
  void whatWasAppendedStaysWhenTheCallersTransactionFails() {
    JobId job = JobId.random();
    assertThatThrownBy(
            () ->
                store.inTransaction(
                    () -> {
                      journal().append(Keeping.of(chunks(job, 1, 1), Map.of()));
                      throw new IllegalStateException("after all, no");
                    }))
        .hasMessage("after all, no");
    assertThat(journal().lastSeq(job)).isEqualTo(1);
  }

  @Test
  void tenThousandEventsAreReadInOrder() {
    JobId job = JobId.random();
    List<RecordedEvent> all = chunks(job, 1, 10_000);
    for (int from = 0; from < all.size(); from += 1_000) {
      journal().append(Keeping.of(all.subList(from, from + 1_000), Map.of()));
    }
    List<RecordedEvent> read = new ArrayList<>();
    while (read.size() < all.size()) {
      read.addAll(journal().read(job, read.size(), 999));
    }
    assertThat(read.equals(all)).isTrue();
  }

  @Test
  void aJobIsNotThereWhenItsBatchFails() {
    Job job = Samples.job(NOON);
    List<RecordedEvent> twice =
        List.of(chunks(job.id(), 1, 1).get(0), chunks(job.id(), 1, 1).get(0));
    assertThatThrownBy(
            () ->
                journal()
                    .append(
                        new Keeping(
                            List.of(new Arrival(job, List.of())), twice, Map.of(), List.of())))
        .isInstanceOf(RuntimeException.class);
    assertThat(store.jobs().exists(job.id())).isFalse();
    assertThat(journal().lastSeq(job.id())).isZero();
  }
}
