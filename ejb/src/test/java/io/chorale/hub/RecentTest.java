package io.chorale.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.RecordedEvent;
import io.chorale.job.JobId;
import io.chorale.job.TeamName;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentTest {

  private static final int MANY = 1_000;

  private final JobId job = JobId.random();
  private final Recent recent = new Recent();

  private Batch batch(long from, long to) {
    return new Batch(
        LongStream.rangeClosed(from, to)
            .mapToObj(
                seq ->
                    new RecordedEvent(job, seq, Instant.EPOCH, new Chunk(new TeamName("t"), "x")))
            .toList());
  }

  @Test
  void beginsWithTheBatchThatHasTheNextEvent() {
    Batch second = batch(4, 6);
    Batch third = batch(7, 7);
    recent.add(batch(1, 3), MANY);
    recent.add(second, MANY);
    recent.add(third, MANY);
    assertThat(recent.behind(3)).containsExactly(second, third);
    assertThat(recent.behind(5)).containsExactly(second, third);
    assertThat(recent.behind(6)).containsExactly(third);
    assertThat(recent.behind(7)).isEmpty();
  }

  @Test
  void whatIsTooOldIsForTheJournal() {
    for (int seq = 0; seq < 10_000; seq += 100) {
      recent.add(batch(seq + 1, seq + 100), MANY);
    }
    assertThat(recent.behind(0)).isEmpty();
    assertThat(recent.behind(7_000)).isEmpty();
    assertThat(recent.behind(9_000)).hasSize(10);
  }

  @Test
  void aHoleIsForTheJournalToo() {
    recent.add(batch(1, 3), MANY);
    recent.add(batch(7, 9), MANY);
    assertThat(recent.behind(3)).isEmpty();
    assertThat(recent.behind(6)).hasSize(1);
  }

  @Test
  void forAFewNothingIsHeld() {
    recent.add(batch(1, 3), MANY);
    recent.add(batch(4, 6), 2);
    assertThat(recent.behind(0)).isEmpty();
    assertThat(recent.behind(3)).isEmpty();
  }
}
