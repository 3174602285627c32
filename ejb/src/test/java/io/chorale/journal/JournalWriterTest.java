package io.chorale.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.event.Emission;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.Keeping;
import io.chorale.event.RecordedEvent;
import io.chorale.hub.MemoryJournal;
import io.chorale.job.Brief;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.Voice;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalWriterTest {

  private static final TeamName TEAM = new TeamName("t");

  private final MemoryJournal journal = new MemoryJournal();
  private final List<RecordedEvent> dispatched = new CopyOnWriteArrayList<>();
  private final JournalWriter writer =
      new JournalWriter(journal, dispatched::addAll, (name, loop) -> new Thread(loop, name));

  @BeforeEach
  void start() {
    writer.start();
  }

  @AfterEach
  void stop() {
    writer.stop();
  }

  private void tell(JobId job, int events) throws InterruptedException {
    for (int i = 0; i < events; i++) {
      writer.take(new Emission(job, Instant.EPOCH, new Chunk(TEAM, "x"), null));
    }
  }

  private List<Long> seqsOf(JobId job) {
    return dispatched.stream()
        .filter(event -> event.job().equals(job))
        .map(RecordedEvent::seq)
        .toList();
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void numbersEachJobsEventsWithoutAHole() throws InterruptedException {
    JobId one = JobId.random();
    JobId other = JobId.random();
    tell(one, 300);
    tell(other, 200);
    tell(one, 300);
    await().untilAsserted(() -> assertThat(seqsOf(one)).isEqualTo(upTo(600)));
    await().untilAsserted(() -> assertThat(seqsOf(other)).isEqualTo(upTo(200)));
  }

  @Test
  void goesOnBehindWhatTheJournalHasAlready() throws InterruptedException {
    JobId job = JobId.random();
    journal.append(
        Keeping.of(
            List.of(new RecordedEvent(job, 1, Instant.EPOCH, new Chunk(TEAM, "before"))),
            java.util.Map.of()));
    tell(job, 1);
    await().untilAsserted(() -> assertThat(seqsOf(job)).containsExactly(2L));
  }

  @Test
  void deliversNothingThatIsNotKeptAndLosesNothing() throws InterruptedException {
    JobId job = JobId.random();
    journal.fail(3);
    tell(job, 50);
    await().untilAsserted(() -> assertThat(seqsOf(job)).isEqualTo(upTo(50)));
    assertThat(journal.read(job, 0, 100)).isEqualTo(dispatched);
  }

  @Test
  void keepsTheJobAsTheEventLeavesIt() throws InterruptedException {
    Job before =
        Job.start(
            JobId.random(),
            "anna",
            "teams",
            new Brief("x"),
            List.of(new Team(TEAM, new Voice("p", "m", null))),
            null,
            Instant.EPOCH);
    @Nullable Job after = before.failed(Instant.EPOCH);
    writer.take(new Emission(before.id(), Instant.EPOCH, new JobEnded(JobState.FAILED), after));
    await().untilAsserted(() -> assertThat(journal.jobs()).containsEntry(before.id(), after));
  }

  @Test
  void writesWhatWaitsBeforeItStops() throws InterruptedException {
    JobId job = JobId.random();
    tell(job, 10_000);
    writer.stop();
    assertThat(seqsOf(job)).isEqualTo(upTo(10_000));
  }
}
