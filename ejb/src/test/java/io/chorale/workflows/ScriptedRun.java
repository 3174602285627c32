package io.chorale.workflows;

import io.chorale.event.JobEvent;
import io.chorale.job.Brief;
import io.chorale.job.Failure;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.job.Voice;
import io.chorale.model.ChatRequest;
import io.chorale.workflow.AnswerListener;
import io.chorale.workflow.WorkflowRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A run whose models are played by the test, and which writes down what it is told. */
final class ScriptedRun implements WorkflowRun {

  final List<String> told = new ArrayList<>();
  final List<JobEvent> events = new ArrayList<>();
  final Map<String, AnswerListener> listeners = new HashMap<>();
  final Map<String, ChatRequest> requests = new HashMap<>();
  final Map<String, TeamResult> results = new HashMap<>();
  private Job job;
  private boolean stopped;

  ScriptedRun(Job job) {
    this.job = job;
  }

  ScriptedRun(String... teams) {
    this(
        Job.start(
            JobId.random(),
            "anna",
            "teams",
            new Brief("Build it"),
            Stream.of(teams)
                .map(name -> new Team(new TeamName(name), new Voice("p", "m", "a role")))
                .toList(),
            null,
            Instant.EPOCH));
  }

  @Override
  public Job job() {
    return job;
  }

  @Override
  public boolean cancelled() {
    return stopped;
  }

  /** What comes of those who are being asked, the test tells. */
  void stop() {
    stopped = true;
  }

  @Override
  public Instant emit(JobEvent event) {
    events.add(event);
    return Instant.EPOCH;
  }

  @Override
  public void cameSoFar(TeamName team, TeamResult result) {
    job = job.teamCameSoFar(team, result);
  }

  @Override
  public void endsBy(String word) {
    job = job.endsBy(word);
  }

  @Override
  public void reached(TeamName team, TeamStatus status) {
    job = job.teamReached(team, status, Instant.EPOCH);
    told.add(team + " " + status.word());
  }

  @Override
  public void completed(TeamName team, TeamResult result) {
    job = job.teamCompleted(team, result, Instant.EPOCH);
    told.add(team + " complete");
    results.put(team.value(), result);
  }

  @Override
  public void failed(TeamName team, TeamResult result, Failure failure) {
    job = job.teamFailed(team, result, failure, Instant.EPOCH);
    told.add(team + " error: " + failure.reason());
    results.put(team.value(), result);
  }

  @Override
  public void cancelled(TeamName team, TeamResult result) {
    job = job.teamCancelled(team, result, Instant.EPOCH);
    told.add(team + " cancelled");
    results.put(team.value(), result);
  }

  @Override
  public void ask(TeamName team, ChatRequest request, AnswerListener listener) {
    requests.put(team.value(), request);
    listeners.put(team.value(), listener);
  }

  AnswerListener model(String team) {
    return java.util.Objects.requireNonNull(listeners.get(team));
  }
}
