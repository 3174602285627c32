package io.chorale.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.CodeGenerated;
import io.chorale.event.JobEvent.ThoughtAdded;
import io.chorale.event.JobEvent.UsageReported;
import io.chorale.job.CodeBlock;
import io.chorale.model.Delta;
import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import io.chorale.model.TokenUsage;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class TeamsWorkflowTest {

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
  void aTeamThinksThenGeneratesThenIsComplete() {
    run.model("red").delta(new Delta.Thought("First. Then "));
    run.model("red").delta(new Delta.Text("Look:\n```js\nlet a\n"));
    run.model("red").delta(new Delta.Text("```\n"));
    run.model("red").delta(new Delta.Usage(new TokenUsage(3, 20, 5)));
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
              assertThat(result.usage()).isEqualTo(new TokenUsage(3, 20, 5));
            });
  }

  @Test
  void oneTeamsFailureKeepsItsTextAndNeverStopsTheOther() {
    run.model("red").delta(new Delta.Text("half"));
    run.model("red").failed(new ModelException(Kind.CUT, "p broke off."));
    assertThat(over.toCompletableFuture()).isNotDone();
    run.model("blue").delta(new Delta.Text("whole"));
    run.model("blue").completed();
    assertThat(run.told).contains("red error: p broke off.", "blue complete");
    assertThat(run.results.get("red")).extracting("text").isEqualTo("half");
    assertThat(over.toCompletableFuture()).isCompleted();
  }

  @Test
  void aStoppedTeamIsCancelledAndKeepsItsText() {
    run.model("red").delta(new Delta.Text("half"));
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
    run.model("red").delta(new Delta.Text("words"));
    run.model("red").completed();
    assertThat(run.events)
        .hasOnlyElementsOfTypes(Chunk.class, ThoughtAdded.class, UsageReported.class);
  }
}
