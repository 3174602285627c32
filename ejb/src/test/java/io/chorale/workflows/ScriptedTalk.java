package io.chorale.workflows;

import io.chorale.job.Brief;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Options;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.Voice;
import io.chorale.model.ChatRequest;
import io.chorale.model.Cost;
import io.chorale.model.Delta;
import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import io.chorale.workflow.AnswerListener;
import io.chorale.workflow.Proposal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An experiment whose models are played by the test. */
final class ScriptedTalk {

  private static final ExperimentWorkflow WORKFLOW = new ExperimentWorkflow();

  final ScriptedRun run;
  final CompletableFuture<?> over;

  private ScriptedTalk(Job job) {
    run = new ScriptedRun(job);
    over = WORKFLOW.run(run).toCompletableFuture();
  }

  static ScriptedTalk begin(Map<String, ? extends @Nullable Object> asked, String... teams) {
    return resume(job(asked, teams));
  }

  /** Whatever was there before stands. */
  static ScriptedTalk resume(Job job) {
    return new ScriptedTalk(job);
  }

  static Job job(Map<String, ? extends @Nullable Object> asked, String... names) {
    List<Team> teams =
        Stream.of(names)
            .map(name -> new Team(new TeamName(name), new Voice("p", "m", "You are " + name)))
            .toList();
    Options options = WORKFLOW.accept(new Proposal(teams, asked, 1_000));
    return Job.start(
        JobId.random(),
        "anna",
        "experiment",
        new Brief("Tea or coffee"),
        teams,
        options,
        null,
        Instant.EPOCH);
  }

  /** What a team was shown last. */
  ChatRequest shown(String team) {
    return Objects.requireNonNull(run.requests.get(team));
  }

  /** A team speaks its message to the end; the call took three tokens in and two out. */
  ScriptedTalk says(String team, String text) {
    AnswerListener model = run.model(team);
    model.delta(new Delta.Text(text), () -> Spending.NOTHING);
    Spending before = run.job().team(new TeamName(team)).result().spending();
    model.spent(new Spending(new TokenUsage(3, 2, 0), new Cost(10), false, null, 30).after(before));
    model.delta(new Delta.Finish("stop"), () -> Spending.NOTHING);
    model.completed();
    return this;
  }

  void breaks(String team, Kind kind) {
    run.model(team).failed(new ModelException(kind, "p broke off."));
  }

  TeamResult result(String team) {
    return run.job().team(new TeamName(team)).result();
  }

  /** What it comes to. */
  Job ended() {
    return run.job().ended(Instant.EPOCH);
  }
}
