package io.chorale.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.CodeGenerated;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.JobFailed;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.TeamFailed;
import io.chorale.event.JobEvent.ThoughtAdded;
import io.chorale.event.JobEvent.UsageReported;
import io.chorale.job.CodeBlock;
import io.chorale.job.JobState;
import io.chorale.job.TeamName;
import io.chorale.job.TeamStatus;
import io.chorale.model.TokenUsage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON form of an event: its type's name and its {@code data} object, in the journal's rows
 * and on the wire. The names come from seed 003 where it has them ({@code status_change}, {@code
 * thought_added}, {@code code_generated}, {@code error}); fields are only ever added.
 */
public final class EventJson {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final JsonFactory FACTORY = MAPPER.getFactory();

  private EventJson() {}

  public static String type(JobEvent event) {
    if (event instanceof Chunk) {
      return "chunk";
    } else if (event instanceof ThoughtAdded) {
      return "thought_added";
    } else if (event instanceof StatusChange) {
      return "status_change";
    } else if (event instanceof CodeGenerated) {
      return "code_generated";
    } else if (event instanceof UsageReported) {
      return "usage";
    } else if (event instanceof TeamFailed || event instanceof JobFailed) {
      return "error";
    }
    return "complete";
  }

  /**
   * @param at when the event happened
   */
  public static String data(JobEvent event, Instant at) {
    StringWriter out = new StringWriter(128);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      writeData(json, event, at);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toString();
  }

  /** Writes the {@code data} object alone, braces included. */
  public static void writeData(JsonGenerator json, JobEvent event, Instant at) throws IOException {
    json.writeStartObject();
    if (event instanceof Chunk chunk) {
      json.writeStringField("text", chunk.text());
    } else if (event instanceof ThoughtAdded thought) {
      json.writeStringField("id", thought.id().toString());
      json.writeStringField("text", thought.text());
      json.writeStringField("timestamp", Timestamps.format(at));
      json.writeStringField("team", thought.team().value());
    } else if (event instanceof StatusChange change) {
      json.writeStringField("status", change.status().word());
    } else if (event instanceof CodeGenerated generated) {
      writeCode(json, generated);
    } else if (event instanceof UsageReported reported) {
      json.writeNumberField("input_tokens", reported.usage().input());
      json.writeNumberField("output_tokens", reported.usage().output());
      json.writeNumberField("thinking_tokens", reported.usage().thinking());
    } else if (event instanceof TeamFailed failed) {
      json.writeStringField("error", failed.reason());
      json.writeStringField("status", TeamStatus.ERROR.word());
    } else if (event instanceof JobFailed failed) {
      json.writeStringField("error", failed.reason());
      json.writeStringField("status", JobState.FAILED.word());
    } else if (event instanceof JobEnded ended) {
      json.writeStringField("state", ended.state().word());
    }
    json.writeEndObject();
  }

  private static void writeCode(JsonGenerator json, CodeGenerated generated) throws IOException {
    json.writeStringField(
        "code",
        generated.blocks().stream().map(CodeBlock::code).collect(Collectors.joining("\n\n")));
    json.writeStringField("language", generated.blocks().get(0).language());
    json.writeNumberField("token_count", generated.tokenCount());
    json.writeArrayFieldStart("blocks");
    for (CodeBlock block : generated.blocks()) {
      json.writeStartObject();
      json.writeStringField("language", block.language());
      json.writeStringField("code", block.code());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /**
   * The event behind a type's name and a {@code data} object.
   *
   * @param team null for an event of the job as a whole
   * @throws IllegalArgumentException when that is no event
   */
  public static JobEvent read(String type, @Nullable TeamName team, String data) {
    JsonNode node;
    try {
      node = MAPPER.readTree(data);
    } catch (IOException notJson) {
      throw new IllegalArgumentException("the data of a " + type + " is not JSON", notJson);
    }
    if (team == null) {
      return ofJob(type, node);
    }
    return switch (type) {
      case "chunk" -> new Chunk(team, text(node, "text"));
      case "thought_added" ->
          new ThoughtAdded(team, UUID.fromString(text(node, "id")), text(node, "text"));
      case "status_change" -> new StatusChange(team, TeamStatus.of(text(node, "status")));
      case "code_generated" ->
          new CodeGenerated(team, blocks(node), node.path("token_count").asLong());
      case "usage" -> new UsageReported(team, usage(node));
      case "error" -> new TeamFailed(team, text(node, "error"));
      default -> throw new IllegalArgumentException("a team has no event of type " + type);
    };
  }

  private static JobEvent ofJob(String type, JsonNode node) {
    return switch (type) {
      case "error" -> new JobFailed(text(node, "error"));
      case "complete" -> new JobEnded(JobState.of(text(node, "state")));
      default -> throw new IllegalArgumentException("a job has no event of type " + type);
    };
  }

  private static TokenUsage usage(JsonNode node) {
    return new TokenUsage(
        node.path("input_tokens").asLong(),
        node.path("output_tokens").asLong(),
        node.path("thinking_tokens").asLong());
  }

  private static List<CodeBlock> blocks(JsonNode node) {
    List<CodeBlock> blocks = new ArrayList<>();
    node.path("blocks")
        .forEach(block -> blocks.add(new CodeBlock(text(block, "language"), text(block, "code"))));
    return blocks;
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null || !value.isTextual()) {
      throw new IllegalArgumentException("an event's data lacks its " + field);
    }
    return value.textValue();
  }
}
