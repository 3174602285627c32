package io.chorale.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chorale.event.Emission;
import io.chorale.event.JobEvent;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.JobFailed;
import io.chorale.event.JobEvent.Restarted;
import io.chorale.event.JobLost;
import io.chorale.event.JournalAway;
import io.chorale.event.JournalBack;
import io.chorale.event.Keeping;
import io.chorale.event.Keeping.Arrival;
import io.chorale.event.RecordedEvent;
import io.chorale.event.UnkeepableException;
import io.chorale.job.Brief;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.Voice;
import io.chorale.ledger.BudgetLimits;
import io.chorale.ledger.CallId;
import io.chorale.ledger.LedgerEntry.Raise;
import io.chorale.model.Cost;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The writer while the database is away, in doubt, or refuses what it is given. */
class JournalInTroubleTest {

  private static final TeamName TEAM = new TeamName("t");
  private static final Restarted ANEW = new Restarted(List.of(TEAM), "a test");
  private static final Decision KEPT = new Decision(null, null);
  private static final String POISON = "poison";

  private final ScriptedJournal journal = new ScriptedJournal(JournalInTroubleTest::refusePoison);
  private final List<RecordedEvent> dispatched = new CopyOnWriteArrayList<>();
  private final List<Object> news = new CopyOnWriteArrayList<>();
  private final JournalWriter writer =
      new JournalWriter(
          journal,
          id -> Optional.ofNullable(journal.kept().jobs().get(id)),
          dispatched::addAll,
          (name, loop) -> new Thread(loop, name),
          new WaitingRoom(1_000, 100_000),
          Duration.ofMillis(200),
          news::add,
          Clock.systemUTC());

  private static void refusePoison(Keeping keeping) {
    boolean poisoned =
        keeping.events().stream()
                .anyMatch(
                    each -> each.event() instanceof Chunk chunk && chunk.text().equals(POISON))
            || keeping.arrivals().stream()
                .anyMatch(arrival -> arrival.job().brief().text().equals(POISON))
            || keeping.entries().stream()
                .anyMatch(entry -> entry instanceof Raise raise && raise.by().nanos() == 13);
    if (poisoned) {
      throw new UnkeepableException("it is poisoned");
    }
  }

  @BeforeEach
  void start() {
    writer.start();
  }

  @AfterEach
  void stop() {
    journal.away(false);
    writer.stop();
  }

  private void tell(JobId job, int events) throws InterruptedException {
    for (int i = 0; i < events; i++) {
      tell(job, new Chunk(TEAM, "x"));
    }
  }

  private void tell(JobId job, JobEvent event) throws InterruptedException {
    writer.take(new Emission(job, Instant.EPOCH, event, null));
  }

  private static Job job(String brief) {
    return Job.start(
        JobId.random(),
        "anna",
        "teams",
        new Brief(brief),
        List.of(new Team(TEAM, new Voice("p", "m", null))),
        null,
        Instant.EPOCH);
  }

  private List<RecordedEvent> of(JobId job) {
    return dispatched.stream().filter(event -> event.job().equals(job)).toList();
  }

  private void awaitEvents(JobId job, int count) {
    await()
        .untilAsserted(
            () ->
                assertThat(of(job))
                    .extracting(RecordedEvent::seq)
                    .isEqualTo(LongStream.rangeClosed(1, count).boxed().toList()));
    assertThat(journal.read(job, 0, 100_000)).isEqualTo(of(job));
  }

  @Test
  void aCommitThatNobodyWasToldOfIsNotMadeTwice() throws InterruptedException {
    JobId job = JobId.random();
    journal.cutNextCommit();
    tell(job, 50);
    awaitEvents(job, 50);
    tell(job, 50);
    awaitEvents(job, 100);
    assertThat(news).isEmpty();
  }

  @Test
  void oneJobsPoisonEndsThatJobAlone() throws InterruptedException {
    Job poisoned = job("x");
    JobId healthy = JobId.random();
    assertThat(writer.add(new Arrival(poisoned, List.of()))).isEqualTo(KEPT);
    journal.away(true);
    tell(healthy, 3);
    tell(poisoned.id(), 2);
    tell(poisoned.id(), new Chunk(TEAM, POISON));
    tell(poisoned.id(), 4);
    tell(healthy, 3);
    journal.away(false);
    awaitEvents(healthy, 6);
    awaitEvents(poisoned.id(), 4);
    assertThat(of(poisoned.id()).get(2).event()).isInstanceOf(JobFailed.class);
    assertThat(of(poisoned.id()).get(3).event()).isEqualTo(new JobEnded(JobState.FAILED));
    assertThat(journal.kept().jobs().get(poisoned.id()))
        .satisfies(kept -> assertThat(kept.state()).isEqualTo(JobState.FAILED));
    await().untilAsserted(() -> assertThat(news).contains(new JobLost(poisoned.id())));
    tell(poisoned.id(), 1);
    tell(healthy, 1);
    awaitEvents(healthy, 7);
    assertThat(of(poisoned.id())).hasSize(4);
  }

  @Test
  void whoStartsAJobThatCannotBeKeptIsTold() {
    assertThatThrownBy(() -> writer.add(new Arrival(job(POISON), List.of())))
        .isInstanceOf(UnkeepableException.class);
    assertThat(writer.add(new Arrival(job("x"), List.of()))).isEqualTo(KEPT);
  }

  @Test
  void whoBooksWhatCannotBeKeptIsTold() {
    AtomicInteger refused = new AtomicInteger();
    writer.book(
        new Raise(CallId.random(), new Cost(13), BudgetLimits.NONE),
        refusal -> refused.addAndGet(refusal.isPresent() ? 1 : 100));
    await().untilAsserted(() -> assertThat(refused).hasValue(1));
  }

  @Test
  void aJobThatAnotherNodeRunsIsLostUntilItIsTakenOver() throws InterruptedException {
    Job taken = job("x");
    JobId mine = JobId.random();
    tell(taken.id(), 2);
    awaitEvents(taken.id(), 2);
    RecordedEvent others =
        new RecordedEvent(taken.id(), 3, Instant.EPOCH, new Chunk(TEAM, "of another node"));
    journal.append(Keeping.of(List.of(others), Map.of()));
    tell(taken.id(), 5);
    tell(mine, 5);
    awaitEvents(mine, 5);
    await().untilAsserted(() -> assertThat(news).containsExactly(new JobLost(taken.id())));
    assertThat(of(taken.id())).hasSize(2);
    assertThat(writer.succeed(taken, 2, List.of(ANEW), Instant.EPOCH)).isFalse();
    assertThat(writer.succeed(taken, 3, List.of(ANEW), Instant.EPOCH)).isTrue();
    tell(taken.id(), 1);
    await().untilAsserted(() -> assertThat(of(taken.id())).hasSize(4));
    assertThat(of(taken.id()).get(3).seq()).isEqualTo(5);
  }

  @Test
  void aLongOutageIsToldOnceAndLetsGoWhoWaits() throws Exception {
    Job after = job("x");
    JobId job = after.id();
    journal.away(true);
    CompletableFuture<Integer> emitted =
        CompletableFuture.supplyAsync(
            () -> {
              int taken = 0;
              try {
                while (true) {
                  tell(job, 1);
                  taken++;
                }
              } catch (JournalAwayException full) {
                return taken;
              } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
              }
            });
    int taken = emitted.get();
    assertThat(taken).isBetween(400, 1_001);
    assertThat(writer.isAway()).isTrue();
    assertThatThrownBy(() -> writer.add(new Arrival(job("x"), List.of())))
        .isInstanceOf(JournalAwayException.class);
    assertThat(dispatched).isEmpty();
    journal.away(false);
    awaitEvents(job, taken);
    assertThat(news).hasSize(2);
    assertThat(news.get(0)).isInstanceOf(JournalAway.class);
    assertThat(news.get(1)).isInstanceOf(JournalBack.class);
    // It has lost an event: a later one would hide that.
    assertThatThrownBy(() -> tell(job, 1)).isInstanceOf(JournalAwayException.class);
    assertThat(writer.succeed(after, taken, List.of(ANEW), Instant.EPOCH)).isTrue();
    tell(job, 1);
    awaitEvents(job, taken + 2);
  }

  @Test
  void whatIsLargeFillsTheRoomSooner() throws InterruptedException {
    journal.away(true);
    JobId job = JobId.random();
    AtomicInteger taken = new AtomicInteger();
    assertThatThrownBy(
            () -> {
              while (true) {
                tell(job, new Chunk(TEAM, "x".repeat(30_000)));
                taken.incrementAndGet();
              }
            })
        .isInstanceOf(JournalAwayException.class);
    assertThat(taken.get()).isBetween(3, 10);
  }
}
