package io.chorale.experiments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.event.JobEvent;
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
import io.chorale.event.Progress;
import io.chorale.event.RecordedEvent;
import io.chorale.event.Timestamps;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.TeamName;
import io.chorale.model.Cost;
import io.chorale.model.Delta.Finish;
import io.chorale.socketio.IoJson;
import io.chorale.socketio.SocketEvent;
import io.chorale.socketio.Translation;
import io.chorale.wire.ExperimentMessage;
import io.chorale.wire.SpendingReport;
import java.util.List;

/** What an experiment's events are to its clients: one each. */
final class ExperimentEvents implements Translation {

  private final Experiments experiments;

  ExperimentEvents(Experiments experiments) {
    this.experiments = experiments;
  }

  @Override
  public List<SocketEvent> event(RecordedEvent recorded) {
    JobEvent event = recorded.event();
    ObjectNode json = IoJson.MAPPER.createObjectNode();
    json.put("experimentId", recorded.job().with(JobId.EXPERIMENT)).put("seq", recorded.seq());
    TeamName team = event.team();
    if (team != null) {
      json.put("team", team.value());
    }
    String name = fill(json, recorded.job(), event);
    json.put("timestamp", Timestamps.format(recorded.at()));
    return List.of(SocketEvent.of(name, json));
  }

  private String fill(ObjectNode json, JobId job, JobEvent event) {
    if (event instanceof Chunk chunk) {
      return chunk(json, chunk);
    } else if (event instanceof MessageStarted started) {
      return started(json, job, started);
    } else if (event instanceof MessageCompleted completed) {
      return completed(json, completed);
    } else if (event instanceof ThoughtAdded thought) {
      json.put("thoughtId", thought.id().toString()).put("text", thought.text());
      return "team_thought";
    } else if (event instanceof StatusChange change) {
      json.put("status", change.status().word());
      return "team_status";
    } else if (event instanceof UsageReported reported) {
      json.set("usage", IoJson.MAPPER.valueToTree(SpendingReport.of(reported.spending())));
      return "team_usage";
    } else if (event instanceof CodeGenerated generated) {
      json.set("blocks", IoJson.MAPPER.valueToTree(generated.blocks()));
      return "message_code";
    } else if (event instanceof CitationAdded added) {
      json.put("url", added.citation().url()).put("title", added.citation().title());
      return "message_citation";
    } else if (event instanceof ToolCalled called) {
      json.put("toolCallId", called.call().id()).put("name", called.call().name());
      json.put("arguments", called.call().arguments());
      return "message_tool_call";
    } else if (event instanceof RetryPlanned planned) {
      json.put("provider", planned.retry().provider()).put("model", planned.retry().model());
      json.put("attempt", planned.retry().attempt());
      json.put("waitMs", planned.retry().pause().toMillis());
      json.put("reason", planned.retry().reason());
      return "message_retry";
    } else if (event instanceof FellBack fellBack) {
      json.setAll(IoJson.MAPPER.<ObjectNode>valueToTree(fellBack.seam()));
      json.put("discardedCharacters", fellBack.discarded());
      return "message_fallback";
    } else if (event instanceof Restarted restarted) {
      restarted.teams().forEach(team -> json.withArray("teams").add(team.value()));
      json.put("reason", restarted.reason());
      return "experiment_restarted";
    } else if (event instanceof TeamFailed failed) {
      json.put("error", failed.failure().reason()).put("code", failed.failure().code());
      return "experiment_error";
    } else if (event instanceof JobFailed failed) {
      json.put("error", failed.reason()).put("code", "failed");
      return "experiment_error";
    }
    JobEnded ended = (JobEnded) event;
    json.put("state", ended.state().word()).put("endedBy", ended.by());
    return "experiment_complete";
  }

  private static String chunk(ObjectNode json, Chunk chunk) {
    json.put("chunk", chunk.text());
    Progress progress = chunk.progress();
    if (progress != null) {
      if (progress.message() != null) {
        json.put("messageId", progress.message().toString());
      }
      Cost cost = progress.cost();
      json.put("characters", progress.characters()).put("tokens", progress.tokens());
      json.put("costUsd", cost == null ? null : cost.dollars());
      if (progress.model() != null) {
        json.put("model", progress.model());
      }
    }
    return "message_streaming";
  }

  private String started(ObjectNode json, JobId job, MessageStarted started) {
    json.put("messageId", started.id().toString()).put("turn", started.turn());
    Cast cast = experiments.find(job);
    Cast.Voice voice = cast == null ? null : cast.voices().get(started.team().value());
    if (voice != null) {
      json.put("provider", voice.provider()).put("model", voice.model());
    }
    return "message_start";
  }

  private static String completed(ObjectNode json, MessageCompleted completed) {
    json.put("messageId", completed.id().toString()).put("turn", completed.turn());
    json.put("characters", completed.characters());
    Finish finish = completed.finish();
    json.put("finish", finish == null ? null : finish.reason());
    json.put("truncated", finish != null && finish.forLength());
    json.set("usage", IoJson.MAPPER.valueToTree(SpendingReport.of(completed.spending())));
    return "message_complete";
  }

  @Override
  public List<SocketEvent> gap(Job snapshot, long from, long to) {
    ObjectNode json = IoJson.MAPPER.createObjectNode();
    json.put("experimentId", snapshot.id().with(JobId.EXPERIMENT));
    json.put("fromSeq", from).put("toSeq", to);
    json.put("state", snapshot.state().word()).put("endedBy", snapshot.endedBy());
    json.set("messages", IoJson.MAPPER.valueToTree(ExperimentMessage.of(snapshot)));
    return List.of(SocketEvent.of("gap", json));
  }
}
