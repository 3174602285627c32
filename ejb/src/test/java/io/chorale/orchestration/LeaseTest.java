package io.chorale.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.budget.JobPurse;
import io.chorale.event.Emission;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobLost;
import io.chorale.event.JournalAway;
import io.chorale.job.Brief;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.Voice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a node leaves its jobs to others. */
class LeaseTest {

  private static final TeamName RED = new TeamName("red");
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final MemoryNodes nodes = new MemoryNodes();
  private final RunningJobs running = new RunningJobs(Runnable::run);
  private final AtomicLong nanos = new AtomicLong();
  private final List<Emission> emissions = new ArrayList<>();
  private final ScheduledExecutorService never = Executors.newSingleThreadScheduledExecutor();
  private final Lease lease =
      new Lease(nodes, new NodeSettings("a", LEASE, true, 3), running, never, nanos::get);
  private final RunningJob job =
      new RunningJob(
          Job.start(
              JobId.random(),
              "anna",
              "teams",
              new Brief("x"),
              List.of(new Team(RED, new Voice("p", "m", null))),
              null,
              Instant.EPOCH),
          new JobPurse(null),
          (question, listener) -> () -> {},
          emissions::add,
          Clock.systemUTC());

  @BeforeEach
  void begin() {
    lease.begin(new io.chorale.event.JournalReady());
    running.add(job);
  }

  @AfterEach
  void end() {
    never.shutdownNow();
  }

  private boolean abandoned() {
    job.emit(new Chunk(RED, "more"));
    return emissions.isEmpty() && running.none();
  }

  @Test
  void whoCannotRenewItKeepsItsJobsUntilTheJournalIsGivenUp() {
    nodes.failures = 2;
    nanos.addAndGet(LEASE.toNanos() + 1);
    lease.renew();
    lease.renew();
    assertThat(running.has(job.id())).isTrue();
    lease.renew();
    assertThat(abandoned()).isFalse();
  }

  @Test
  void whoWasCutOffGivesOthersTimeToComeBack() {
    assertThat(lease.canJudgeOthers()).isTrue();
    nodes.failures = 1;
    lease.renew();
    assertThat(lease.canJudgeOthers()).isFalse();
    lease.renew();
    nanos.addAndGet(LEASE.toNanos() - 1);
    lease.renew();
    assertThat(lease.canJudgeOthers()).isFalse();
    nanos.addAndGet(1);
    assertThat(lease.canJudgeOthers()).isTrue();
  }

  @Test
  void whoHangsInARenewalJudgesNobody() {
    nanos.addAndGet(LEASE.toNanos());
    assertThat(lease.canJudgeOthers()).isFalse();
  }

  @Test
  void whoWasGivenUpForDeadAbandonsItsJobsAndJoinsAgain() {
    nodes.alive.clear();
    lease.renew();
    assertThat(abandoned()).isTrue();
    assertThat(nodes.alive).containsExactly(lease.self());
  }

  @Test
  void aJobThatAnotherNodeRunsIsAbandonedAlone() {
    running.lost(new JobLost(JobId.random()));
    assertThat(running.has(job.id())).isTrue();
    running.lost(new JobLost(job.id()));
    assertThat(abandoned()).isTrue();
  }

  @Test
  void withoutAJournalEveryJobIsAbandoned() {
    running.away(new JournalAway(Instant.EPOCH));
    assertThat(abandoned()).isTrue();
  }

  @Test
  void whoLeavesIsNotRenewedAnyMore() {
    lease.end();
    lease.renew();
    assertThat(nodes.alive).isEmpty();
  }
}
