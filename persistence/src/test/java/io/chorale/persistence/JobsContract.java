package io.chorale.persistence;

import static io.chorale.persistence.Samples.AWKWARD;
import static io.chorale.persistence.Samples.BLUE;
import static io.chorale.persistence.Samples.NOON;
import static io.chorale.persistence.Samples.RED;
import static io.chorale.persistence.Samples.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.job.CodeBlock;
import io.chorale.job.Failure;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.job.Jobs;
import io.chorale.job.Jobs.Line;
import io.chorale.job.Message;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.Voice;
import io.chorale.model.CacheUse;
import io.chorale.model.Delta.Finish;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Jobs} promises, whatever it keeps them in. */
abstract class JobsContract {

  private static final TeamResult ANSWER =
      Samples.result(
          AWKWARD,
          "hm " + AWKWARD,
          List.of(new CodeBlock("java", AWKWARD), new CodeBlock("", "x")),
          new TokenUsage(1, 2_000_000_000_000L, 3, new CacheUse(4, 5, false)));

  private final Store store;

  JobsContract(Store store) {
    this.store = store;
  }

  private Jobs jobs() {
    return store.jobs();
  }

  @Test
  void aJobIsFoundAsItWasAdded() {
    Job job = job(AWKWARD, NOON);
    store.add(job);
    assertThat(jobs().find(job.id())).contains(job);
    assertThat(jobs().exists(job.id())).isTrue();
    assertThat(jobs().state(job.id())).contains(JobState.RUNNING);
  }

  @Test
  void aJobThatIsOverIsFoundWithItsResults() {
    Job job =
        job(NOON)
            .teamReached(RED, io.chorale.job.TeamStatus.THINKING, NOON.plusMillis(1))
            .teamCompleted(RED, ANSWER, NOON.plusMillis(2))
            .teamFailed(BLUE, TeamResult.NOTHING, new Failure("cut", AWKWARD), NOON.plusMillis(3))
            .ended(NOON.plusMillis(4));
    store.add(job);
    assertThat(jobs().find(job.id())).contains(job);
  }

  @Test
  void aJobThatWasNeverAddedIsNotThere() {
    store.add(job(NOON));
    assertThat(jobs().find(JobId.random())).isEmpty();
    assertThat(jobs().exists(JobId.random())).isFalse();
    assertThat(jobs().state(JobId.random())).isEmpty();
  }

  @Test
  void teamsKeepTheirOrder() {
    List<Team> teams =
        IntStream.range(0, 12)
            .mapToObj(n -> new Team(new TeamName("t" + (n * 7 % 12)), new Voice("p", "m", null)))
            .toList();
    Job job = job("x", teams, NOON);
    store.add(job);
    assertThat(jobs().find(job.id()).orElseThrow().teams()).isEqualTo(teams);
  }

  @Test
  void aTeamsNameMayBeAsLongAsTheRuleAllows() {
    TeamName longest = new TeamName("𝒜".repeat(64));
    Team team = new Team(longest, new Voice("p".repeat(500), "m".repeat(500), null));
    Job job = job("x", List.of(team), NOON);
    store.add(job);
    assertThat(jobs().find(job.id())).contains(job);
  }

  @Test
  void whatNoDatabaseKeepsIsReplacedAndHarmsNothingElse() {
    Job job = job("before \u0000 behind", NOON);
    store.add(job);
    assertThat(jobs().find(job.id()).orElseThrow().brief().text())
        .isEqualTo("before \uFFFD behind");
  }

  @Test
  void anAnswerOfThirtyMegabytesIsKept() {
    TeamResult answer =
        Samples.result("0123456789µ".repeat(3_000_000), "", List.of(), TokenUsage.NONE);
    Job job = job(NOON).teamCompleted(RED, answer, NOON);
    store.add(job);
    assertThat(jobs().find(job.id()).orElseThrow().equals(job)).isTrue();
  }

  @Test
  void theNewestComeFirstAPageAtATime() {
    List<Job> added = IntStream.range(0, 5).mapToObj(n -> job(NOON.plusMillis(n))).toList();
    added.forEach(store::add);
    assertThat(jobs().newest(null, 0, 2).lines())
        .extracting(Line::id)
        .containsExactly(id(added, 4), id(added, 3));
    assertThat(jobs().newest(null, 2, 2).lines())
        .extracting(Line::id)
        .containsExactly(id(added, 0));
    assertThat(jobs().newest(null, 3, 2).lines()).isEmpty();
    assertThat(jobs().newest(null, 3, 2).total()).isEqualTo(5);
  }

  private static JobId id(List<Job> jobs, int index) {
    return jobs.get(index).id();
  }

  @Test
  void thoseOfOneWorkflowCanBeListedAlone() {
    Job talk = Samples.conversation(NOON);
    List.of(job(NOON), talk, job(NOON.plusMillis(1))).forEach(store::add);
    assertThat(jobs().newest("experiment", 0, 2).lines())
        .extracting(Line::id)
        .containsExactly(talk.id());
    assertThat(jobs().newest("experiment", 0, 2).total()).isEqualTo(1);
    assertThat(jobs().newest("nothing", 0, 2).total()).isZero();
  }

  @Test
  void whatAJobAsksOfItsWorkflowIsKeptAndSoIsWhyItEnded() {
    Job job = Samples.conversation(NOON);
    store.add(job);
    assertThat(jobs().find(job.id())).contains(job);
    Job over = Samples.conversation(NOON).endsBy("turns").failed(NOON);
    store.add(over);
    assertThat(jobs().find(over.id())).contains(over);
  }

  @Test
  void theMessagesOfATeamAreKept() {
    Message whole =
        new Message(
            UUID.randomUUID(),
            1,
            AWKWARD.length(),
            2,
            new Finish(AWKWARD, true),
            Samples.spent(new TokenUsage(1, 2, 3, new CacheUse(4, 5, false))),
            NOON,
            NOON.plusMillis(1));
    Message cut = new Message(UUID.randomUUID(), 3, 3, 0, null, Spending.NOTHING, NOON, null);
    TeamResult result =
        new TeamResult(
            AWKWARD + "but",
            "hm",
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            Spending.NOTHING,
            List.of(whole, cut));
    Job job = Samples.conversation(NOON).teamCancelled(RED, result, NOON);
    store.add(job);
    assertThat(jobs().find(job.id())).contains(job);
  }

  @Test
  void aLineTellsAllButTheTeams() {
    Job over = job(NOON).failed(NOON.plusSeconds(1));
    store.add(over);
    assertThat(jobs().newest(null, 0, 10).lines())
        .containsExactly(
            new Line(over.id(), "teams", "Do it", JobState.FAILED, NOON, NOON.plusSeconds(1)));
  }

  @Test
  void aLineShowsTheBeginningOfALongBrief() {
    store.add(job("x".repeat(100_000), NOON));
    assertThat(jobs().newest(null, 0, 1).lines().get(0).brief()).isEqualTo("x".repeat(200));
  }

  @Test
  void aLineCutsNoCharacterInTwo() {
    store.add(job("x" + "😀".repeat(300), NOON));
    assertThat(jobs().newest(null, 0, 1).lines().get(0).brief()).matches("x😀{99,200}");
  }

  @Test
  void thoseThatAreNotOverAreRunningOldestFirst() {
    Job younger = job(NOON.plusSeconds(1));
    Job older = job(NOON);
    List.of(younger, older, job(NOON).interrupted(NOON)).forEach(store::add);
    assertThat(jobs().running()).containsExactly(older, younger);
  }

  @Test
  void theSameJobIsNotAddedTwice() {
    Job job = job(NOON);
    store.add(job);
    assertThatThrownBy(() -> store.add(job)).isInstanceOf(RuntimeException.class);
    assertThat(jobs().newest(null, 0, 10).total()).isEqualTo(1);
  }
}
