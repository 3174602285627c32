package io.chorale.rest;

import io.chorale.job.CodeBlock;
import io.chorale.job.Team;
import io.chorale.model.TokenUsage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team of a job, and what it came up with.
 *
 * @param text as far as it is kept: whole when the team is over, empty while it works
 */
public record TeamReport(
    String name,
    String provider,
    String model,
    @Nullable String system,
    String status,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String error,
    String text,
    String thinking,
    List<CodeBlock> code,
    Tokens usage) {

  static TeamReport of(Team team) {
    return new TeamReport(
        team.name().value(),
        team.voice().provider(),
        team.voice().model(),
        team.voice().system(),
        team.status().word(),
        team.startedAt(),
        team.endedAt(),
        team.reason(),
        team.result().text(),
        team.result().thinking(),
        team.result().code(),
        Tokens.of(team.result().usage()));
  }

  /** What the team has used. */
  public record Tokens(long inputTokens, long outputTokens, long thinkingTokens) {

    static Tokens of(TokenUsage usage) {
      return new Tokens(usage.input(), usage.output(), usage.thinking());
    }
  }
}
