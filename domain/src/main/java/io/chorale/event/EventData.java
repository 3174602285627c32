package io.chorale.event;

import com.fasterxml.jackson.core.JsonGenerator;
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
import io.chorale.job.JobState;
import io.chorale.job.TeamName;
import io.chorale.job.TeamStatus;
import io.chorale.model.Delta.Finish;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what an event tells. */
final class EventData {

  static final String STARTED = "started";
  static final String COMPLETE = "complete";

  private EventData() {}

  static void write(JsonGenerator json, JobEvent event, Instant at) throws IOException {
    if (event instanceof Chunk chunk) {
      json.writeStringField("text", chunk.text());
      progress(json, chunk.progress());
    } else if (event instanceof ThoughtAdded thought) {
      json.writeStringField("id", thought.id().toString());
      json.writeStringField("text", thought.text());
      json.writeStringField("timestamp", Timestamps.format(at));
      json.writeStringField("team", thought.team().value());
    } else if (event instanceof StatusChange change) {
      json.writeStringField("status", change.status().word());
    } else if (event instanceof MessageStarted started) {
      message(json, started.id(), started.turn(), STARTED);
    } else if (event instanceof MessageCompleted completed) {
      message(json, completed);
    } else if (event instanceof CodeGenerated generated) {
      code(json, generated);
    } else if (event instanceof UsageReported reported) {
      spending(json, reported.spending());
    } else if (event instanceof CitationAdded added) {
      json.writeStringField("url", added.citation().url());
      json.writeStringField("title", added.citation().title());
    } else if (event instanceof ToolCalled called) {
      json.writeStringField("id", called.call().id());
      json.writeStringField("name", called.call().name());
      json.writeStringField("arguments", called.call().arguments());
    } else if (event instanceof RetryPlanned planned) {
      json.writeStringField("provider", planned.retry().provider());
      json.writeStringField("model", planned.retry().model());
      json.writeNumberField("attempt", planned.retry().attempt());
      json.writeNumberField("wait_ms", planned.retry().pause().toMillis());
      json.writeStringField("reason", planned.retry().reason());
    } else if (event instanceof FellBack fellBack) {
      seam(json, fellBack.seam());
      json.writeNumberField("discarded_characters", fellBack.discarded());
    } else if (event instanceof Restarted restarted) {
      json.writeArrayFieldStart("teams");
      for (TeamName team : restarted.teams()) {
        json.writeString(team.value());
      }
      json.writeEndArray();
      json.writeStringField("reason", restarted.reason());
    } else if (event instanceof TeamFailed failed) {
      json.writeStringField("error", failed.failure().reason());
      json.writeStringField("status", TeamStatus.ERROR.word());
      json.writeStringField("code", failed.failure().code());
    } else if (event instanceof JobFailed failed) {
      json.writeStringField("error", failed.reason());
      json.writeStringField("status", JobState.FAILED.word());
    } else if (event instanceof JobEnded ended) {
      json.writeStringField("state", ended.state().word());
      if (ended.by() != null) {
        json.writeStringField("ended_by", ended.by());
      }
    }
  }

  private static void progress(JsonGenerator json, @Nullable Progress progress) throws IOException {
    if (progress == null) {
      return;
    }
    if (progress.message() != null) {
      json.writeStringField("message", progress.message().toString());
    }
    json.writeNumberField("characters", progress.characters());
    json.writeNumberField("tokens", progress.tokens());
    if (progress.cost() != null) {
      json.writeNumberField("cost_usd", progress.cost().dollars());
    }
    if (progress.model() != null) {
      json.writeStringField("model", progress.model());
    }
  }

  private static void message(JsonGenerator json, UUID id, int turn, String status)
      throws IOException {
    json.writeStringField("id", id.toString());
    json.writeNumberField("turn", turn);
    json.writeStringField("status", status);
  }

  private static void message(JsonGenerator json, MessageCompleted completed) throws IOException {
    message(json, completed.id(), completed.turn(), COMPLETE);
    json.writeNumberField("characters", completed.characters());
    Finish finish = completed.finish();
    if (finish != null) {
      json.writeStringField("finish", finish.reason());
    }
    json.writeBooleanField("truncated", finish != null && finish.forLength());
    json.writeObjectFieldStart("usage");
    spending(json, completed.spending());
    json.writeEndObject();
  }

  private static void code(JsonGenerator json, CodeGenerated generated) throws IOException {
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

  private static void spending(JsonGenerator json, Spending spent) throws IOException {
    json.writeNumberField("input_tokens", spent.tokens().input());
    json.writeNumberField("output_tokens", spent.tokens().output());
    json.writeNumberField("thinking_tokens", spent.tokens().thinking());
    json.writeNumberField("cached_tokens", spent.tokens().cache().read());
    if (spent.cost() == null) {
      json.writeNullField("cost_usd");
    } else {
      json.writeNumberField("cost_usd", spent.cost().dollars());
    }
    json.writeBooleanField("estimated", spent.estimated());
    if (spent.timeToFirstToken() != null) {
      json.writeNumberField("time_to_first_token_ms", spent.timeToFirstToken().toMillis());
    }
    json.writeNumberField(
        "tokens_per_second",
        BigDecimal.valueOf(spent.tokensPerSecond()).setScale(1, RoundingMode.HALF_UP));
  }

  private static void seam(JsonGenerator json, Seam seam) throws IOException {
    json.writeStringField("from_provider", seam.fromProvider());
    json.writeStringField("from_model", seam.fromModel());
    json.writeStringField("to_provider", seam.toProvider());
    json.writeStringField("to_model", seam.toModel());
    json.writeStringField("reason", seam.reason());
  }
}
