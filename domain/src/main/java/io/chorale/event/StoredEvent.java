package io.chorale.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.CitationAdded;
import io.chorale.event.JobEvent.CodeGenerated;
import io.chorale.event.JobEvent.FellBack;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.JobFailed;
import io.chorale.event.JobEvent.MessageCompleted;
import io.chorale.event.JobEvent.MessageStarted;
import io.chorale.event.JobEvent.Restarted;
import io.chorale.event.JobEvent.RetryPlanned;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.TeamFailed;
import io.chorale.event.JobEvent.ThoughtAdded;
import io.chorale.event.JobEvent.ToolCalled;
import io.chorale.event.JobEvent.UsageReported;
import io.chorale.job.CodeBlock;
import io.chorale.job.Failure;
import io.chorale.job.JobState;
import io.chorale.job.TeamName;
import io.chorale.job.TeamStatus;
import io.chorale.model.CacheUse;
import io.chorale.model.Cost;
import io.chorale.model.Delta.Citation;
import io.chorale.model.Delta.Finish;
import io.chorale.model.Delta.ToolCall;
import io.chorale.model.Retry;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads back what {@link EventData} wrote, also what an earlier version wrote. */
final class StoredEvent {

  private StoredEvent() {}

  static JobEvent read(String type, @Nullable TeamName team, JsonNode data) {
    return team == null ? ofJob(type, data) : ofTeam(type, team, data);
  }

  private static JobEvent ofJob(String type, JsonNode data) {
    return switch (type) {
      case "restarted" -> new Restarted(teams(data), text(data, "reason"));
      case "error" -> new JobFailed(text(data, "error"));
      case "complete" ->
          new JobEnded(JobState.of(text(data, "state")), textOrNull(data, "ended_by"));
      default -> throw new IllegalArgumentException("a job has no event of type " + type);
    };
  }

  private static JobEvent ofTeam(String type, TeamName team, JsonNode data) {
    return switch (type) {
      case "chunk" -> new Chunk(team, text(data, "text"), progress(data));
      case "thought_added" ->
          new ThoughtAdded(team, UUID.fromString(text(data, "id")), text(data, "text"));
      case "status_change" -> new StatusChange(team, TeamStatus.of(text(data, "status")));
      case "message" -> message(team, data);
      case "code_generated" ->
          new CodeGenerated(team, blocks(data), data.path("token_count").asLong());
      case "usage" -> new UsageReported(team, spending(data));
      case "citation" ->
          new CitationAdded(team, new Citation(text(data, "url"), textOrNull(data, "title")));
      case "tool_call" ->
          new ToolCalled(
              team, new ToolCall(text(data, "id"), text(data, "name"), text(data, "arguments")));
      case "retry" -> new RetryPlanned(team, retry(data));
      case "fallback" -> new FellBack(team, seam(data), data.path("discarded_characters").asLong());
      case "error" ->
          new TeamFailed(team, new Failure(data.path("code").asText(""), text(data, "error")));
      default -> throw new IllegalArgumentException("a team has no event of type " + type);
    };
  }

  private static @Nullable Progress progress(JsonNode data) {
    if (!data.has("tokens")) {
      return null;
    }
    String message = textOrNull(data, "message");
    JsonNode cost = data.path("cost_usd");
    return new Progress(
        message == null ? null : UUID.fromString(message),
        data.path("characters").asLong(),
        data.path("tokens").asLong(),
        cost.isNumber() ? Cost.ofDollars(cost.decimalValue()) : null,
        textOrNull(data, "model"));
  }

  private static JobEvent message(TeamName team, JsonNode data) {
    UUID id = UUID.fromString(text(data, "id"));
    int turn = data.path("turn").asInt();
    String finish = textOrNull(data, "finish");
    return text(data, "status").equals(EventData.STARTED)
        ? new MessageStarted(team, id, turn)
        : new MessageCompleted(
            team,
            id,
            turn,
            data.path("characters").asInt(),
            spending(data.path("usage")),
            finish == null ? null : new Finish(finish, data.path("truncated").asBoolean()));
  }

  private static Spending spending(JsonNode data) {
    JsonNode cost = data.path("cost_usd");
    JsonNode first = data.path("time_to_first_token_ms");
    return new Spending(
        new TokenUsage(
            data.path("input_tokens").asLong(),
            data.path("output_tokens").asLong(),
            data.path("thinking_tokens").asLong(),
            new CacheUse(data.path("cached_tokens").asLong(), 0, true)),
        cost.isNumber() ? Cost.ofDollars(cost.decimalValue()) : null,
        data.path("estimated").asBoolean(),
        first.isNumber() ? Duration.ofMillis(first.asLong()) : null,
        data.path("tokens_per_second").asDouble());
  }

  private static Retry retry(JsonNode data) {
    return new Retry(
        text(data, "provider"),
        text(data, "model"),
        data.path("attempt").asInt(),
        Duration.ofMillis(data.path("wait_ms").asLong()),
        text(data, "reason"));
  }

  private static Seam seam(JsonNode data) {
    return new Seam(
        text(data, "from_provider"),
        text(data, "from_model"),
        text(data, "to_provider"),
        text(data, "to_model"),
        text(data, "reason"));
  }

  private static List<CodeBlock> blocks(JsonNode data) {
    List<CodeBlock> blocks = new ArrayList<>();
    data.path("blocks")
        .forEach(block -> blocks.add(new CodeBlock(text(block, "language"), text(block, "code"))));
    return blocks;
  }

  private static List<TeamName> teams(JsonNode data) {
    List<TeamName> teams = new ArrayList<>();
    data.path("teams").forEach(team -> teams.add(new TeamName(team.asText())));
    return teams;
  }

  private static String text(JsonNode data, String field) {
    String text = textOrNull(data, field);
    if (text == null) {
      throw new IllegalArgumentException("an event's data lacks its " + field);
    }
    return text;
  }

  private static @Nullable String textOrNull(JsonNode data, String field) {
    JsonNode value = data.get(field);
    return value == null || !value.isTextual() ? null : value.textValue();
  }
}
