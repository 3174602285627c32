package io.chorale.persistence;

import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.job.Voice;
import io.chorale.model.TokenUsage;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
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

  @Column(name = "input_tokens")
  long inputTokens;

  @Column(name = "output_tokens")
  long outputTokens;

  @Column(name = "thinking_tokens")
  long thinkingTokens;

  @Column(name = "started_at")
  @Nullable Instant startedAt;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  @Nullable String reason;

  protected TeamRow() {}

  TeamRow(JobRow job, int place, Team team) {
    this.job = job;
    key = new Key(job.id, place);
    name = team.name().value();
    provider = Keepable.text(team.voice().provider());
    model = Keepable.text(team.voice().model());
    system = Keepable.textOrNull(team.voice().system());
    update(team);
  }

  /** What a team's verbs can change. */
  void update(Team team) {
    status = team.status().word();
    answer = Keepable.text(team.result().text());
    thinking = Keepable.text(team.result().thinking());
    code = CodeColumn.write(team.result().code());
    inputTokens = team.result().usage().input();
    outputTokens = team.result().usage().output();
    thinkingTokens = team.result().usage().thinking();
    startedAt = team.startedAt();
    endedAt = team.endedAt();
    reason = Keepable.textOrNull(team.reason());
  }

  Team toTeam() {
    return new Team(
        new TeamName(name),
        new Voice(provider, model, system),
        TeamStatus.of(status),
        new TeamResult(
            answer,
            thinking,
            CodeColumn.read(code),
            new TokenUsage(inputTokens, outputTokens, thinkingTokens)),
        startedAt,
        endedAt,
        reason);
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
