package io.chorale.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.CitationAdded;
import io.chorale.event.JobEvent.CodeGenerated;
import io.chorale.event.JobEvent.FellBack;
import io.chorale.event.JobEvent.RetryPlanned;
import io.chorale.event.JobEvent.ThoughtAdded;
import io.chorale.event.JobEvent.ToolCalled;
import io.chorale.event.JobEvent.UsageReported;
import io.chorale.job.CodeBlock;
import io.chorale.job.Job;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.model.Cost;
import io.chorale.model.Delta;
import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import io.chorale.model.Retry;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class TeamsWorkflowTest {

  private static final Spending SPENT =
      new Spending(new TokenUsage(3, 20, 5), new Cost(7), false, null, 30);

  private final ScriptedRun run = new ScriptedRun("red", "blue");
  private final CompletionStage<?> over = new TeamsWorkflow().run(run);

  @Test
  void givesTheBriefAndTheRoleToEveryTeam() {
    assertThat(run.requests).containsOnlyKeys("red", "blue");
    assertThat(run.requests.get("red"))
        .satisfies(
            request -> {
              assertThat(request.system()).isEqualTo("a role");
              assertThat(request.messages().get(0).text()).isEqualTo("Build it");
            });
  }

  @Test
  void aTeamThatHadFinishedBeforeIsNotAskedAgain() {
    Job half = run.job().teamCompleted(new TeamName("red"), TeamResult.NOTHING, Instant.EPOCH);
    ScriptedRun again = new ScriptedRun(half);
    CompletionStage<?> end = new TeamsWorkflow().run(again);
    assertThat(again.requests).containsOnlyKeys("blue");
    again.model("blue").delta(new Delta.Text("whole"), () -> Spending.NOTHING);
    again.model("blue").completed();
    assertThat(end.toCompletableFuture()).isCompleted();
  }

  @Test
  void aTeamThinksThenGeneratesThenIsComplete() {
    run.model("red").delta(new Delta.Thought("First. Then "), () -> Spending.NOTHING);
    run.model("red").delta(new Delta.Text("Look:\n```js\nlet a\n"), () -> Spending.NOTHING);
    run.model("red").delta(new Delta.Text("```\n"), () -> Spending.NOTHING);
    run.model("red").spent(SPENT);
    run.model("red").completed();
    assertThat(run.told)
        .containsExactly("red thinking", "blue thinking", "red generating", "red complete");
    assertThat(run.events)
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly(
            "ThoughtAdded", "ThoughtAdded", "Chunk", "Chunk", "UsageReported", "CodeGenerated");
    assertThat(run.events.get(1)).extracting("text").isEqualTo("Then");
    assertThat(run.events.get(5))
        .isEqualTo(
            new CodeGenerated(
                run.job().teams().get(0).name(), List.of(new CodeBlock("js", "let a")), 15));
    assertThat(run.results.get("red"))
        .satisfies(
            result -> {
              assertThat(result.text()).isEqualTo("Look:\n```js\nlet a\n```\n");
              assertThat(result.thinking()).isEqualTo("First. Then ");
              assertThat(result.spending()).isEqualTo(SPENT);
            });
  }

  @Test
  void oneTeamsFailureKeepsItsTextAndNeverStopsTheOther() {
    run.model("red").delta(new Delta.Text("half"), () -> Spending.NOTHING);
    run.model("red").failed(new ModelException(Kind.CUT, "p broke off."));
    assertThat(over.toCompletableFuture()).isNotDone();
    run.model("blue").delta(new Delta.Text("whole"), () -> Spending.NOTHING);
    run.model("blue").completed();
    assertThat(run.told).contains("red error: p broke off.", "blue complete");
    assertThat(run.results.get("red")).extracting("text").isEqualTo("half");
    assertThat(over.toCompletableFuture()).isCompleted();
  }

  @Test
  void aStoppedTeamIsCancelledAndKeepsItsText() {
    run.model("red").delta(new Delta.Text("half"), () -> Spending.NOTHING);
    run.model("red").failed(new ModelException(Kind.CANCELLED, "Stopped."));
    assertThat(run.told).endsWith("red cancelled");
    assertThat(run.results.get("red")).extracting("text").isEqualTo("half");
  }

  @Test
  void anAnswerOfNothingIsAFailure() {
    run.model("red").completed();
    assertThat(run.told).endsWith("red error: p ended without an answer.");
  }

  @Test
  void tellsNoCodeWhereThereIsNone() {
    run.model("red").delta(new Delta.Text("words"), () -> Spending.NOTHING);
    run.model("red").completed();
    assertThat(run.events)
        .hasOnlyElementsOfTypes(Chunk.class, ThoughtAdded.class, UsageReported.class);
  }

  @Test
  void aFallbackVoidsWhatCameBefore() {
    run.model("red").delta(new Delta.Thought("I wonder. "), () -> Spending.NOTHING);
    run.model("red").delta(new Delta.Text("half"), () -> Spending.NOTHING);
    run.model("red")
        .delta(new Delta.Citation("https://example.org/a", null), () -> Spending.NOTHING);
    run.model("red").fellBack(new Seam("p", "m", "q", "n", "p broke off."));
    run.model("red").delta(new Delta.Thought("Anew. "), () -> Spending.NOTHING);
    run.model("red").delta(new Delta.Text("whole"), () -> Spending.NOTHING);
    run.model("red").delta(new Delta.Finish("length", true), () -> Spending.NOTHING);
    run.model("red").completed();
    assertThat(run.told)
        .containsExactly(
            "red thinking",
            "blue thinking",
            "red generating",
            "red thinking",
            "red generating",
            "red complete");
    assertThat(run.events)
        .filteredOn(FellBack.class::isInstance)
        .extracting("discarded")
        .containsExactly(4L);
    assertThat(run.results.get("red"))
        .satisfies(
            result -> {
              assertThat(result.text()).isEqualTo("whole");
              assertThat(result.thinking()).isEqualTo("Anew. ");
              assertThat(result.citations()).isEmpty();
              assertThat(result.finish()).isEqualTo(new Delta.Finish("length", true));
            });
  }

  @Test
  void aSourceIsNamedOnceOrAgainWithItsTitle() {
    run.model("red")
        .delta(new Delta.Citation("https://example.org/a", null), () -> Spending.NOTHING);
    run.model("red")
        .delta(new Delta.Citation("https://example.org/a", null), () -> Spending.NOTHING);
    run.model("red")
        .delta(new Delta.Citation("https://example.org/a", "A"), () -> Spending.NOTHING);
    run.model("red").delta(new Delta.Text("words"), () -> Spending.NOTHING);
    run.model("red").completed();
    assertThat(run.events).filteredOn(CitationAdded.class::isInstance).hasSize(2);
    assertThat(run.results.get("red"))
        .satisfies(
            result ->
                assertThat(result.citations())
                    .containsExactly(new Delta.Citation("https://example.org/a", "A")));
  }

  @Test
  void askingForAToolIsAnAnswer() {
    run.model("red").delta(new Delta.ToolCall("c1", "search", "{}"), () -> Spending.NOTHING);
    run.model("red").completed();
    assertThat(run.told).endsWith("red complete");
    assertThat(run.events).hasAtLeastOneElementOfType(ToolCalled.class);
  }

  @Test
  void whoWaitsForARetryIsToldSo() {
    run.model("red").retrying(new Retry("p", "m", 2, Duration.ofSeconds(1), "busy"));
    assertThat(run.events).hasAtLeastOneElementOfType(RetryPlanned.class);
  }
}
