package io.chorale.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.event.Emission;
import io.chorale.event.EventJson;
import io.chorale.event.JobEvent;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.MessageCompleted;
import io.chorale.event.JobEvent.MessageStarted;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.UsageReported;
import io.chorale.event.Progress;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.job.TeamName;
import io.chorale.job.TeamStatus;
import io.chorale.model.Spending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChunkWindowTest {

  /** So long that the real timer never strikes: the test does. */
  private static final long WINDOW = TimeUnit.MINUTES.toNanos(20);

  private static final TeamName RED = new TeamName("red");
  private static final TeamName BLUE = new TeamName("blue");

  private final JobId job = JobId.random();
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> told = new ArrayList<>();
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final ChunkWindow window =
      new ChunkWindow(emission -> told.add(words(emission)), WINDOW, nanos::get, timer);

  @AfterEach
  void end() {
    timer.shutdownNow();
  }

  private static String words(Emission emission) {
    return emission.event() instanceof Chunk chunk
        ? chunk.team() + ":" + chunk.text()
        : EventJson.type(emission.event());
  }

  private void tell(JobEvent event) {
    window.accept(new Emission(job, Instant.EPOCH, event, null));
  }

  private void say(TeamName team, String text) {
    tell(new Chunk(team, text));
  }

  private void passMinutes(long minutes) {
    nanos.addAndGet(TimeUnit.MINUTES.toNanos(minutes));
  }

  /** As the timer would when the window is over. */
  private void windowEnds() {
    passMinutes(20);
    List.copyOf(timer.getQueue()).forEach(Runnable::run);
  }

  @Test
  void aModelSlowerThanTheWindowIsNeverHeldUp() {
    for (String word : List.of("a", "b", "c")) {
      say(RED, word);
      passMinutes(20);
    }
    assertThat(told).containsExactly("red:a", "red:b", "red:c");
    assertThat(timer.getQueue()).isEmpty();
  }

  @Test
  void whatComesFasterIsJoinedBehindTheFirst() {
    say(RED, "a");
    say(RED, "b");
    passMinutes(1);
    say(RED, "c");
    assertThat(told).containsExactly("red:a");
    assertThat(timer.getQueue()).hasSize(1);
    windowEnds();
    assertThat(told).containsExactly("red:a", "red:bc");
    say(RED, "d");
    assertThat(told).hasSize(2);
    windowEnds();
    assertThat(told).containsExactly("red:a", "red:bc", "red:d");
  }

  @Test
  void whateverElseHappensToTheTeamGoesBehindWhatItSaid() {
    say(RED, "a");
    say(RED, "b");
    tell(new StatusChange(RED, TeamStatus.COMPLETE));
    assertThat(told).containsExactly("red:a", "red:b", "status_change");
    assertThat(timer.getQueue()).allMatch(task -> ((Future<?>) task).isDone());
  }

  @Test
  void theEndOfAMessageGoesBehindItsChunks() {
    say(RED, "a");
    say(RED, "b");
    tell(new MessageCompleted(RED, UUID.randomUUID(), 1, 2, Spending.NOTHING, null));
    tell(new MessageStarted(RED, UUID.randomUUID(), 2));
    say(RED, "c");
    windowEnds();
    assertThat(told).containsExactly("red:a", "red:b", "message", "message", "red:c");
  }

  @Test
  void oneTeamDoesNotHoldUpAnother() {
    say(RED, "a");
    say(RED, "b");
    say(BLUE, "c");
    tell(new StatusChange(BLUE, TeamStatus.COMPLETE));
    assertThat(told).containsExactly("red:a", "blue:c", "status_change");
  }

  @Test
  void theEndOfTheJobGoesBehindEverything() {
    say(RED, "a");
    say(RED, "b");
    say(BLUE, "c");
    say(BLUE, "d");
    tell(new JobEnded(JobState.COMPLETE));
    assertThat(told).hasSize(5).contains("red:b", "blue:d").endsWith("complete");
  }

  @Test
  void whatATeamHasUsedComesInBetweenAndCutsNoWindowShort() {
    say(RED, "a");
    say(RED, "b");
    tell(new UsageReported(RED, Spending.NOTHING));
    assertThat(told).containsExactly("red:a", "usage");
    windowEnds();
    assertThat(told).containsExactly("red:a", "usage", "red:b");
  }

  @Test
  void chunksThatBecomeOneTellHowFarTheLastHadCome() {
    List<JobEvent> events = new ArrayList<>();
    ChunkWindow one = new ChunkWindow(it -> events.add(it.event()), WINDOW, nanos::get, timer);
    for (int characters = 1; characters <= 3; characters++) {
      Progress progress = new Progress(null, characters, 10 + characters, null);
      one.accept(new Emission(job, Instant.EPOCH, new Chunk(RED, "x", progress), null));
    }
    windowEnds();
    assertThat(events)
        .containsExactly(
            new Chunk(RED, "x", new Progress(null, 1, 11, null)),
            new Chunk(RED, "xx", new Progress(null, 3, 13, null)));
  }
}
