package io.chorale.event;

import io.chorale.job.CodeBlock;
import io.chorale.job.Failure;
import io.chorale.job.JobState;
import io.chorale.job.TeamName;
import io.chorale.job.TeamStatus;
import io.chorale.model.Delta.Citation;
import io.chorale.model.Delta.Finish;
import io.chorale.model.Delta.ToolCall;
import io.chorale.model.Retry;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
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

  /**
   * More of a team's answer. The chunks of a team, joined, are its answer, but for those that a
   * fallback or a restart made void.
   *
   * @param progress how far the answer has come; null where the workflow does not tell
   */
  record Chunk(TeamName team, String text, @Nullable Progress progress) implements JobEvent {
    public Chunk(TeamName team, String text) {
      this(team, text, null);
    }
  }

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

  /** What a team has used so far, all in all; a later one replaces it. */
  record UsageReported(TeamName team, Spending spending) implements JobEvent {}

  /** A team's answer names a source. */
  record CitationAdded(TeamName team, Citation citation) implements JobEvent {}

  /** A team's model asks for a tool. */
  record ToolCalled(TeamName team, ToolCall call) implements JobEvent {}

  /** A team's model did not begin to answer and is asked again. */
  record RetryPlanned(TeamName team, Retry retry) implements JobEvent {}

  /**
   * A team begins to speak a message; what follows of the team is the message's until the event
   * that completes it.
   *
   * @param turn its number in the conversation, from 1
   */
  record MessageStarted(TeamName team, UUID id, int turn) implements JobEvent {}

  /**
   * A team has spoken a message to its end, and may speak another. What it told up to here stays.
   *
   * @param characters of its text (UTF-16 units)
   * @param spending what this message alone took
   * @param finish why the model stopped; null when its provider did not say
   */
  record MessageCompleted(
      TeamName team, UUID id, int turn, int characters, Spending spending, @Nullable Finish finish)
      implements JobEvent {}

  /**
   * Another model answers for a team. Its chunks, thoughts, citations and tool calls before this
   * event, but behind its last complete message, are void; the answer begins anew behind it.
   *
   * @param discarded characters (UTF-16 units) of the void answer
   */
  record FellBack(TeamName team, Seam seam, long discarded) implements JobEvent {}

  /** A team failed; its partial answer is kept. */
  record TeamFailed(TeamName team, Failure failure) implements JobEvent {}

  /**
   * Teams begin anew because the server that ran them went away. All that these teams' events
   * before this one tell is void, but for what it took and their complete messages; other teams are
   * not touched.
   *
   * @param teams at least one
   * @param reason words for a person
   */
  record Restarted(List<TeamName> teams, String reason) implements JobEvent {
    public Restarted {
      teams = List.copyOf(teams);
      if (teams.isEmpty()) {
        throw new IllegalArgumentException("restarted without a team");
      }
    }
  }

  /** The job failed as a whole; {@link JobEnded} follows. */
  record JobFailed(String reason) implements JobEvent {}

  /**
   * The job is over; its last event.
   *
   * @param by why, in a word of its workflow's; null where there is none
   */
  record JobEnded(JobState state, @Nullable String by) implements JobEvent {
    public JobEnded(JobState state) {
      this(state, null);
    }

    public JobEnded {
      if (!state.isOver()) {
        throw new IllegalArgumentException("a job does not end " + state);
      }
    }
  }
}
