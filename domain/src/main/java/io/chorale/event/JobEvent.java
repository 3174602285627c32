package io.chorale.event;

import io.chorale.job.CodeBlock;
import io.chorale.job.JobState;
import io.chorale.job.TeamName;
import io.chorale.job.TeamStatus;
import io.chorale.model.TokenUsage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a job. The closed set of what the journal keeps; the JSON of each is
 * told by {@link EventJson}.
 */
public sealed interface JobEvent {

  /** The team it happened to; null when it concerns the job as a whole. */
  default @Nullable TeamName team() {
    return null;
  }

  /** A team goes on to its next status. */
  record StatusChange(TeamName team, TeamStatus status) implements JobEvent {}

  /** A team had a thought: a sentence or so of its model's reasoning. */
  record ThoughtAdded(TeamName team, UUID id, String text) implements JobEvent {}

  /** More of a team's answer; the chunks of a team, joined, are its answer. */
  record Chunk(TeamName team, String text) implements JobEvent {}

  /**
   * A team's answer holds code.
   *
   * @param blocks every fenced block of the answer, in order; at least one
   * @param tokenCount the output tokens of the whole answer
   */
  record CodeGenerated(TeamName team, List<CodeBlock> blocks, long tokenCount) implements JobEvent {
    public CodeGenerated {
      blocks = List.copyOf(blocks);
      if (blocks.isEmpty()) {
        throw new IllegalArgumentException("code_generated without code");
      }
    }
  }

  /** What a team has used. */
  record UsageReported(TeamName team, TokenUsage usage) implements JobEvent {}

  /** A team failed; its partial answer is kept. */
  record TeamFailed(TeamName team, String reason) implements JobEvent {}

  /** The job failed as a whole; {@link JobEnded} follows. */
  record JobFailed(String reason) implements JobEvent {}

  /** The job is over; its last event. */
  record JobEnded(JobState state) implements JobEvent {
    public JobEnded {
      if (!state.isOver()) {
        throw new IllegalArgumentException("a job does not end " + state);
      }
    }
  }
}
