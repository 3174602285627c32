package io.chorale.persistence;

import io.chorale.job.Failure;
import io.chorale.job.Fallback;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.job.Voice;
import io.chorale.model.Delta.Finish;
import io.chorale.model.Thinking;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A team as it is kept, with its result. */
@Entity
@Table(name = "team")
@SuppressWarnings("NullAway.Init")
class TeamRow {

  @EmbeddedId Key key;

  @MapsId("jobId")
  @ManyToOne
  @JoinColumn(name = "job_id")
  JobRow job;

  String name;
  String provider;
  String model;
  @Nullable String system;
  String status;
  String answer;
  String thinking;
  String code;

  @Column(name = "tool_calls")
  String toolCalls;

  String citations;
  @Nullable String finish;

  @Column(name = "finish_for_length")
  boolean finishForLength;

  /** A list of at most one. */
  String seams;

  /** A list, empty where the team answers once. */
  String messages;

  @Embedded SpendingColumns spending;

  @Column(name = "ultra_thinking")
  boolean ultraThinking;

  @Column(name = "fallback_provider")
  @Nullable String fallbackProvider;

  @Column(name = "fallback_model")
  @Nullable String fallbackModel;

  @Column(name = "started_at")
  @Nullable Instant startedAt;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  @Nullable String reason;

  @Column(name = "failure_code")
  String failureCode;

  protected TeamRow() {}

  TeamRow(JobRow job, int place, Team team) {
    this.job = job;
    key = new Key(job.id, place);
    name = team.name().value();
    Voice voice = team.voice();
    provider = Keepable.text(voice.provider());
    model = Keepable.text(voice.model());
    system = Keepable.textOrNull(voice.system());
    ultraThinking = voice.thinking() == Thinking.ULTRA;
    if (voice.fallback() != null) {
      fallbackProvider = Keepable.text(voice.fallback().provider());
      fallbackModel = Keepable.text(voice.fallback().model());
    }
    update(team);
  }

  /** What a team's verbs can change. */
  void update(Team team) {
    status = team.status().word();
    TeamResult result = team.result();
    answer = Keepable.text(result.text());
    thinking = Keepable.text(result.thinking());
    code = JsonColumn.CODE.write(result.code());
    toolCalls = JsonColumn.TOOL_CALLS.write(result.toolCalls());
    citations = JsonColumn.CITATIONS.write(result.citations());
    Finish why = result.finish();
    finish = why == null ? null : Keepable.text(why.reason());
    finishForLength = why != null && why.forLength();
    seams = JsonColumn.SEAMS.write(result.seam() == null ? List.of() : List.of(result.seam()));
    messages =
        JsonColumn.MESSAGES.write(result.messages().stream().map(StoredMessage::of).toList());
    spending = new SpendingColumns(result.spending());
    startedAt = team.startedAt();
    endedAt = team.endedAt();
    Failure failure = team.failure();
    reason = failure == null ? null : Keepable.text(failure.reason());
    failureCode = failure == null ? "" : failure.code();
  }

  Team toTeam() {
    return new Team(
        new TeamName(name),
        voice(),
        TeamStatus.of(status),
        result(),
        startedAt,
        endedAt,
        reason == null ? null : new Failure(failureCode, reason));
  }

  private Voice voice() {
    return new Voice(
        provider,
        model,
        system,
        ultraThinking ? Thinking.ULTRA : Thinking.AS_CONFIGURED,
        fallbackProvider == null || fallbackModel == null
            ? null
            : new Fallback(fallbackProvider, fallbackModel));
  }

  private TeamResult result() {
    return new TeamResult(
        answer,
        thinking,
        JsonColumn.CODE.read(code),
        JsonColumn.TOOL_CALLS.read(toolCalls),
        JsonColumn.CITATIONS.read(citations),
        finish == null ? null : new Finish(finish, finishForLength),
        JsonColumn.SEAMS.read(seams).stream().findFirst().orElse(null),
        spending.toSpending(),
        JsonColumn.MESSAGES.read(messages).stream().map(StoredMessage::toMessage).toList());
  }

  /** Which team of which job. */
  @Embeddable
  static class Key implements Serializable {

    @Column(name = "job_id")
    UUID jobId;

    int place;

    protected Key() {}

    Key(UUID jobId, int place) {
      this.jobId = jobId;
      this.place = place;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && place == key.place && Objects.equals(jobId, key.jobId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(jobId, place);
    }
  }
}
