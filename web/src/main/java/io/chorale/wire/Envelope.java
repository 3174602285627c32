package io.chorale.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.chorale.event.EventJson;
import io.chorale.event.RecordedEvent;
import io.chorale.event.Timestamps;
import io.chorale.hub.FrameFormat;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The native envelope: seed 003's message, with a cursor. {@code connected}, {@code pong} and an
 * {@code error} of the connection carry no {@code seq}. Fields are only ever added.
 */
public final class Envelope {

  /** One object for all watchers, so that the hub writes an event once for all of them. */
  public static final FrameFormat FORMAT =
      new FrameFormat() {
        @Override
        public String event(RecordedEvent event) {
          return text(json -> write(json, event));
        }

        @Override
        public String gap(Job snapshot, long from, long to) {
          return Envelope.gap(snapshot, from, to);
        }
      };

  private static final JsonFactory FACTORY = Json.MAPPER.getFactory();

  private Envelope() {}

  /** Writes an event with its envelope, braces included. */
  static void write(JsonGenerator json, RecordedEvent event) throws IOException {
    start(json, EventJson.type(event.event()), event.job());
    json.writeNumberField("seq", event.seq());
    TeamName team = event.event().team();
    if (team != null) {
      json.writeStringField("team", team.value());
    }
    json.writeFieldName("data");
    EventJson.writeData(json, event.event(), event.at());
    end(json, event.at());
  }

  /**
   * The greeting of a new connection.
   *
   * @param job as it is stored: how far the teams of one that runs have come, its events tell
   * @param lastSeq of the job's last event when the job was read
   */
  public static String connected(Job job, long lastSeq, Instant now) {
    return text(
        json -> {
          start(json, "connected", job.id());
          json.writeObjectFieldStart("data");
          json.writeStringField("state", job.state().word());
          json.writeNumberField("last_seq", lastSeq);
          json.writeArrayFieldStart("teams");
          for (Team team : job.teams()) {
            json.writeStartObject();
            json.writeStringField("name", team.name().value());
            json.writeStringField("provider", team.voice().provider());
            json.writeStringField("model", team.voice().model());
            json.writeStringField("status", team.status().word());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
          end(json, now);
        });
  }

  /**
   * The greeting of a connection for a job that does not exist: seed 003 confirms that one too.
   *
   * @param asked the id as it came
   */
  public static String connected(String asked, Instant now) {
    return text(
        json -> {
          json.writeStartObject();
          json.writeStringField("type", "connected");
          json.writeStringField("job_id", asked);
          end(json, now);
        });
  }

  public static String pong(@Nullable JobId job, Instant now) {
    return text(
        json -> {
          start(json, "pong", job);
          end(json, now);
        });
  }

  /**
   * What is wrong with the connection, or with what was asked over it.
   *
   * @param job null when it is not known which job was meant
   * @param code the same in one word for programs
   * @param reason words for a person
   */
  public static String error(@Nullable JobId job, String code, String reason, Instant now) {
    return text(
        json -> {
          start(json, "error", job);
          json.writeObjectFieldStart("data");
          json.writeStringField("error", reason);
          json.writeStringField("status", "error");
          json.writeStringField("code", code);
          json.writeEndObject();
          end(json, now);
        });
  }

  /** The answer to who no longer wants a job's events. */
  public static String unsubscribed(JobId job, Instant now) {
    return text(
        json -> {
          start(json, "unsubscribed", job);
          end(json, now);
        });
  }

  private static String gap(Job snapshot, long from, long to) {
    return text(
        json -> {
          start(json, "gap", snapshot.id());
          json.writeObjectFieldStart("data");
          json.writeNumberField("from_seq", from);
          json.writeNumberField("to_seq", to);
          json.writeFieldName("snapshot");
          // Not as an object of the generator's: it would end the message's own.
          json.writeRawValue(Json.MAPPER.writeValueAsString(JobReport.of(snapshot, to)));
          json.writeEndObject();
          end(json, snapshot.endedAt() == null ? snapshot.createdAt() : snapshot.endedAt());
        });
  }

  private static void start(JsonGenerator json, String type, @Nullable JobId job)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type);
    if (job != null) {
      json.writeStringField("job_id", job.toString());
    }
  }

  private static void end(JsonGenerator json, Instant at) throws IOException {
    json.writeStringField("timestamp", Timestamps.format(at));
    json.writeEndObject();
  }

  private static String text(Content content) {
    StringWriter out = new StringWriter(256);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      content.writeTo(json);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toString();
  }

  @FunctionalInterface
  private interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }
}
