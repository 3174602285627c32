package io.chorale.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.CitationAdded;
import io.chorale.event.JobEvent.CodeGenerated;
import io.chorale.event.JobEvent.FellBack;
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
import io.chorale.job.TeamName;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON form of an event: its type's name and its {@code data} object, in the journal's rows
 * and on the wire. The names come from seed 003 where it has them ({@code status_change}, {@code
 * thought_added}, {@code code_generated}, {@code error}); fields are only ever added.
 */
public final class EventJson {

  static final JsonMapper MAPPER = new JsonMapper();

  private static final JsonFactory FACTORY = MAPPER.getFactory();

  private EventJson() {}

  public static String type(JobEvent event) {
    if (event instanceof Chunk) {
      return "chunk";
    } else if (event instanceof ThoughtAdded) {
      return "thought_added";
    } else if (event instanceof StatusChange) {
      return "status_change";
    } else if (event instanceof MessageStarted || event instanceof MessageCompleted) {
      return "message";
    } else if (event instanceof CodeGenerated) {
      return "code_generated";
    } else if (event instanceof UsageReported) {
      return "usage";
    } else if (event instanceof CitationAdded) {
      return "citation";
    } else if (event instanceof ToolCalled) {
      return "tool_call";
    } else if (event instanceof RetryPlanned) {
      return "retry";
    } else if (event instanceof FellBack) {
      return "fallback";
    } else if (event instanceof Restarted) {
      return "restarted";
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
    EventData.write(json, event, at);
    json.writeEndObject();
  }

  /**
   * The event behind a type's name and a {@code data} object.
   *
   * @param team null for an event of the job as a whole
   * @throws IllegalArgumentException when that is no event
   */
  public static JobEvent read(String type, @Nullable TeamName team, String data) {
    try {
      return StoredEvent.read(type, team, MAPPER.readTree(data));
    } catch (IOException notJson) {
      throw new IllegalArgumentException("the data of a " + type + " is not JSON", notJson);
    }
  }
}
