package io.chorale.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.MessageCompleted;
import io.chorale.event.JobEvent.MessageStarted;
import io.chorale.event.Progress;
import io.chorale.job.Brief;
import io.chorale.job.Failure;
import io.chorale.job.Fault;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.job.Options;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.job.Voice;
import io.chorale.model.ChatMessage;
import io.chorale.model.ChatRequest;
import io.chorale.model.Delta;
import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import io.chorale.panel.Role;
import io.chorale.workflow.Proposal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PanelWorkflowTest {

  private static final PanelWorkflow WORKFLOW =
      new PanelWorkflow(
          role ->
              Optional.of(
                  new Voice("p", "m", role == Role.PRIMARY ? null : "You are the " + role.word())));

  private final Talk single = new Talk(Map.of("role", "analyst"));

  /** A panel whose models are played by the test. */
  private static final class Talk {
    private final ScriptedRun run;
    private final CompletableFuture<?> over;

    Talk(Map<String, ? extends @Nullable Object> asked) {
      this(job(asked));
    }

    Talk(Job job) {
      run = new ScriptedRun(job);
      over = WORKFLOW.run(run).toCompletableFuture();
    }

    Talk says(String team, String text) {
      run.model(team).delta(new Delta.Text(text), () -> Spending.NOTHING);
      run.model(team).completed();
      return this;
    }

    Talk breaks(String team) {
      run.model(team).failed(new ModelException(Kind.OVERLOADED, "p is busy."));
      return this;
    }

    ChatRequest asked(String team) {
      return Objects.requireNonNull(run.requests.get(team));
    }

    String prompt(String team) {
      return asked(team).messages().get(0).text();
    }

    Job ended() {
      assertThat(over).isCompleted();
      return run.job().ended(Instant.EPOCH);
    }
  }

  private static Job job(Map<String, ? extends @Nullable Object> asked) {
    Proposal proposal = new Proposal(List.of(), asked, 1_000);
    Options options = WORKFLOW.accept(proposal);
    assertThat(proposal.faults()).isEmpty();
    return Job.start(
        JobId.random(),
        "anna",
        "panel",
        new Brief("Should we move?"),
        proposal.teams(),
        options,
        null,
        Instant.EPOCH);
  }

  @Test
  void oneRoleAnswersInItsVoice() {
    assertThat(single.run.requests).containsOnlyKeys("analyst");
    assertThat(single.asked("analyst").system()).isEqualTo("You are the analyst");
    assertThat(single.asked("analyst").temperature()).isEqualTo(0.7);
    assertThat(single.asked("analyst").messages())
        .containsExactly(ChatMessage.user("Should we move?"));
    single.says("analyst", "Yes.");
    assertThat(single.ended().state()).isEqualTo(JobState.COMPLETE);
    assertThat(single.run.results.get("analyst")).extracting("text").isEqualTo("Yes.");
    assertThat(single.run.events)
        .hasAtLeastOneElementOfType(MessageStarted.class)
        .hasAtLeastOneElementOfType(MessageCompleted.class);
  }

  @Test
  void eachChunkTellsHowFarItIsAndWhoseItIsWhenAnotherModelAnswers() {
    single.run.model("analyst").delta(new Delta.Text("No"), () -> Spending.NOTHING);
    single.run.model("analyst").fellBack(new Seam("p", "m", "q", "n", "p is busy."));
    single.says("analyst", "Yes.");
    assertThat(single.run.events)
        .filteredOn(Chunk.class::isInstance)
        .map(event -> Objects.requireNonNull(((Chunk) event).progress()))
        .extracting(Progress::characters, Progress::model)
        .containsExactly(tuple(2L, null), tuple(4L, "n"));
  }

  @Test
  void whoNamesNoRoleIsAnsweredWithoutOne() {
    Talk talk = new Talk(Map.of());
    assertThat(talk.asked("primary").system()).isNull();
  }

  @Test
  void theRequestsOwnPromptTakesThePlaceOfTheRoles() {
    Talk talk = new Talk(Map.of("role", "ethics", "system_prompt", "Be a pirate."));
    assertThat(talk.asked("ethics").system()).isEqualTo("Be a pirate.");
  }

  @Test
  void whereSeveralAnswerItStandsBehindTheirs() {
    Talk talk = new Talk(Map.of("mode", "band_jam", "system_prompt", "Answer in German."));
    assertThat(talk.asked("ethics").system()).isEqualTo("You are the ethics\n\nAnswer in German.");
  }

  @Test
  void theHistoryIsAConversationAndItsSystemMessagesArePrompt() {
    Talk talk =
        new Talk(
            Map.of(
                "temperature",
                0,
                "history",
                List.of(
                    Map.of("role", "system", "content", "Be kind."),
                    Map.of("role", "assistant", "content", "Hello."),
                    Map.of("role", "user", "content", "One"),
                    Map.of("role", "user", "content", "Two"))));
    assertThat(talk.asked("primary").system()).isEqualTo("Be kind.");
    assertThat(talk.asked("primary").temperature()).isZero();
    assertThat(talk.asked("primary").messages())
        .containsExactly(
            ChatMessage.user("(The conversation begins.)"),
            ChatMessage.assistant("Hello."),
            ChatMessage.user("One\n\nTwo\n\nShould we move?"));
  }

  @Test
  void aBandJamIsAnsweredAtOnceThenBroughtTogetherThenVerified() {
    Talk talk = new Talk(Map.of("roles", List.of("ethics", "analyst")));
    assertThat(talk.run.requests).containsOnlyKeys("ethics", "analyst");
    talk.says("analyst", "It pays.");
    assertThat(talk.run.requests).doesNotContainKey("synthesiser");
    talk.says("ethics", "It is fair.");
    assertThat(talk.prompt("synthesiser"))
        .contains("Should we move?", "## analyst\n\nIt pays.", "## ethics\n\nIt is fair.")
        .doesNotContain("No answer came", "judged");
    assertThat(talk.run.requests).doesNotContainKey("verification");
    talk.says("synthesiser", "Move.");
    assertThat(talk.prompt("verification")).contains("It pays.", "Move.", "Check it.");
    talk.says("verification", "Nothing is wrong.");
    assertThat(talk.ended().state()).isEqualTo(JobState.COMPLETE);
  }

  @Test
  void whoFailsIsMissedAndTheSynthesisIsToSaySo() {
    Talk talk = new Talk(Map.of("mode", "band_jam"));
    talk.breaks("ethics").says("analyst", "It pays.").says("relational", "They fear it.");
    assertThat(talk.prompt("synthesiser"))
        .contains("No answer came from: ethics")
        .contains("Begin by saying with whose views you could work");
    talk.says("synthesiser", "Without ethics: move.").says("verification", "Fine.");
    Job ended = talk.ended();
    assertThat(ended.state()).isEqualTo(JobState.PARTIAL);
    PanelViews views = PanelViews.of(ended);
    assertThat(views.heard()).containsExactly(Role.ANALYST, Role.RELATIONAL);
    assertThat(views.missing()).containsExactly(Role.ETHICS);
  }

  @Test
  void whenAllFailTheJobFailsAndNobodyElseIsAsked() {
    Talk talk = new Talk(Map.of("mode", "council"));
    talk.breaks("ethics").breaks("analyst").breaks("relational");
    assertThat(talk.run.requests).containsOnlyKeys("ethics", "analyst", "relational");
    Job ended = talk.ended();
    assertThat(ended.state()).isEqualTo(JobState.FAILED);
    assertThat(ended.team(new TeamName("synthesiser")).failure())
        .isEqualTo(
            new Failure("unheard", "No role answered, so there was nothing to bring together."));
  }

  @Test
  void withoutASynthesisThereIsNothingToVerify() {
    Talk talk = new Talk(Map.of("roles", List.of("ethics", "analyst")));
    talk.says("analyst", "a").says("ethics", "b").breaks("synthesiser");
    assertThat(talk.run.requests).doesNotContainKey("verification");
    assertThat(talk.ended().state()).isEqualTo(JobState.PARTIAL);
  }

  @Test
  void aCouncilRanksTheAnswersWithoutTheirNames() {
    Talk talk = new Talk(Map.of("mode", "council"));
    talk.says("analyst", "It pays.").says("relational", "They fear it.").says("ethics", "Fair.");
    assertThat(talk.run.requests).doesNotContainKey("synthesiser");
    String prompt = talk.prompt("analyst-review");
    assertThat(prompt)
        .contains("## Answer A", "## Answer B", "## Answer C", "RANKING: A > B > C", "It pays.")
        .doesNotContain("analyst", "relational", "ethics");
    assertThat(talk.prompt("ethics-review")).isEqualTo(prompt);
    talk.says("analyst-review", "RANKING: A > B > C");
    talk.says("relational-review", "RANKING: A > B > C");
    talk.says("ethics-review", "RANKING: A > B > C");
    assertThat(talk.prompt("synthesiser"))
        .contains("They judged each other's answers", "A is ", "Ranked by the others, best first");
    talk.says("synthesiser", "Move.").says("verification", "Fine.");
    Job ended = talk.ended();
    assertThat(ended.state()).isEqualTo(JobState.COMPLETE);
    assertThat(PanelViews.of(ended).ranking()).hasSize(3);
  }

  @Test
  void whoGaveNoAnswerJudgesNone() {
    Talk talk = new Talk(Map.of("mode", "council"));
    talk.breaks("analyst").says("relational", "They fear it.").says("ethics", "Fair.");
    assertThat(talk.run.requests).doesNotContainKey("analyst-review");
    talk.says("relational-review", "Both.").breaks("ethics-review");
    assertThat(talk.prompt("synthesiser")).contains("Both.").doesNotContain("Ranked by");
  }

  @Test
  void oneAnswerIsNotRanked() {
    Talk talk = new Talk(Map.of("mode", "council"));
    talk.breaks("analyst").breaks("relational").says("ethics", "Fair.");
    assertThat(talk.run.requests)
        .containsOnlyKeys("analyst", "relational", "ethics", "synthesiser");
  }

  @Test
  void aStopEndsThoseWhoWorkAndThoseWhoWouldHave() {
    Talk talk = new Talk(Map.of("roles", List.of("ethics", "analyst")));
    talk.says("analyst", "It pays.");
    talk.run.stop();
    talk.run.model("ethics").failed(new ModelException(Kind.CANCELLED, "Stopped."));
    Job ended = talk.ended();
    assertThat(ended.state()).isEqualTo(JobState.CANCELLED);
    assertThat(ended.team(new TeamName("verification")).status()).isEqualTo(TeamStatus.CANCELLED);
    assertThat(talk.run.requests).doesNotContainKey("synthesiser");
  }

  @Test
  void afterACrashItGoesOnBehindThoseWhoHadFinished() {
    Talk before = new Talk(Map.of("roles", List.of("ethics", "analyst")));
    before.says("analyst", "It pays.");
    Talk talk =
        new Talk(before.run.job().teamRestarted(new TeamName("ethics"), TeamResult.NOTHING));
    assertThat(talk.run.requests).containsOnlyKeys("ethics");
    talk.says("ethics", "It is fair.");
    assertThat(talk.prompt("synthesiser")).contains("It pays.", "It is fair.");
  }

  @Test
  void aMessageThatWasCompleteBeforeACrashIsNotSpokenAgain() {
    Talk before = new Talk(Map.of("role", "ethics"));
    before.says("ethics", "Fair.");
    TeamResult spoken = Objects.requireNonNull(before.run.results.get("ethics"));
    Job cut = job(Map.of("role", "ethics")).teamRestarted(new TeamName("ethics"), spoken);
    Talk talk = new Talk(cut);
    assertThat(talk.run.requests).isEmpty();
    assertThat(talk.ended().team(new TeamName("ethics")).result().text()).isEqualTo("Fair.");
  }

  @Test
  void whereNobodyCanBeAskedThatIsSaid() {
    Proposal proposal = new Proposal(List.of(), Map.of(), 1_000);
    new PanelWorkflow(role -> Optional.empty()).accept(proposal);
    assertThat(proposal.faults()).extracting(Fault::field).containsExactly("teams");
  }

  @Test
  void onlyTheFirstCallsArePaidForBeforehand() {
    assertThat(WORKFLOW.firstRequests(job(Map.of("mode", "council"))).keySet())
        .extracting(TeamName::value)
        .containsExactly("analyst", "relational", "ethics");
  }
}
