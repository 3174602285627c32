package io.chorale.wire;

import io.chorale.job.CodeBlock;
import io.chorale.job.Failure;
import io.chorale.job.Fallback;
import io.chorale.job.Team;
import io.chorale.job.TeamResult;
import io.chorale.job.Voice;
import io.chorale.model.Delta.Citation;
import io.chorale.model.Delta.Finish;
import io.chorale.model.Delta.ToolCall;
import io.chorale.model.Seam;
import io.chorale.model.Thinking;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team of a job, and what it came up with.
 *
 * @param error why it failed, in words for a person; null unless it did
 * @param errorCode the same in one word for programs
 * @param text as far as it came, while the team works
 * @param finish why the model stopped, in its provider's own word
 * @param fellBack from which model to which the answer went over, and why; null when it did not
 * @param messages of a team that speaks several, in order; the text is theirs in a row
 * @param truncated whether the model stopped only because its answer grew too long
 */
public record TeamReport(
    String name,
    String provider,
    String model,
    @Nullable String system,
    boolean ultraThinking,
    @Nullable Fallback fallback,
    String status,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String error,
    @Nullable String errorCode,
    String text,
    String thinking,
    List<CodeBlock> code,
    List<ToolCall> toolCalls,
    List<Citation> citations,
    @Nullable String finish,
    boolean truncated,
    @Nullable Seam fellBack,
    SpendingReport usage,
    List<MessageReport> messages) {

  static TeamReport of(Team team) {
    Voice voice = team.voice();
    TeamResult result = team.result();
    Failure failure = team.failure();
    Finish finish = result.finish();
    return new TeamReport(
        team.name().value(),
        voice.provider(),
        voice.model(),
        voice.system(),
        voice.thinking() == Thinking.ULTRA,
        voice.fallback(),
        team.status().word(),
        team.startedAt(),
        team.endedAt(),
        failure == null ? null : failure.reason(),
        failure == null ? null : failure.code(),
        result.text(),
        result.thinking(),
        result.code(),
        result.toolCalls(),
        result.citations(),
        finish == null ? null : finish.reason(),
        finish != null && finish.forLength(),
        result.seam(),
        SpendingReport.of(result.spending()),
        result.messages().stream().map(MessageReport::of).toList());
  }
}
