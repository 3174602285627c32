package io.chorale.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a job's journal says, for comparing it with what others say. */
final class Journals {

  private static final Set<String> ENDS = Set.of("complete", "error", "cancelled");

  private Journals() {}

  static List<JsonNode> parsed(List<String> journal) {
    return journal.stream().map(ChoraleClient::parse).toList();
  }

  static void assertNoHoles(List<JsonNode> events) {
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).get("seq").asLong()).isEqualTo(i + 1);
    }
  }

  /** The text of each team: its chunks that are not void, joined. */
  static Map<String, String> texts(List<JsonNode> events) {
    Map<String, String> texts = new HashMap<>();
    for (JsonNode event : events) {
      switch (event.get("type").asText()) {
        case "chunk" ->
            texts.merge(
                event.get("team").asText(), event.at("/data/text").asText(), String::concat);
        case "fallback" -> texts.remove(event.get("team").asText());
        case "restarted" -> event.at("/data/teams").forEach(team -> texts.remove(team.asText()));
        default -> {}
      }
    }
    return texts;
  }

  /** When each team that finished did so. */
  static Map<String, Instant> ends(List<JsonNode> events) {
    Map<String, Instant> ends = new HashMap<>();
    for (JsonNode event : events) {
      boolean over = ENDS.contains(event.at("/data/status").asText());
      if (event.has("team") && over) {
        ends.put(event.get("team").asText(), Instant.parse(event.get("timestamp").asText()));
      }
    }
    return ends;
  }

  /** A team that finished is never begun anew. */
  static void assertFinishedTeamsAreKept(List<JsonNode> events) {
    Set<String> finished = new HashSet<>();
    for (JsonNode event : events) {
      if (event.get("type").asText().equals("restarted")) {
        event
            .at("/data/teams")
            .forEach(team -> assertThat(finished).as("%s", event).doesNotContain(team.asText()));
      } else if (event.has("team") && ENDS.contains(event.at("/data/status").asText())) {
        finished.add(event.get("team").asText());
      }
    }
  }

  static long restarts(List<JsonNode> events) {
    return events.stream().filter(it -> it.get("type").asText().equals("restarted")).count();
  }

  /** The result of each team says what its chunks said. */
  static void assertResultsAreTheChunks(JsonNode job, List<JsonNode> events) {
    Map<String, String> texts = texts(events);
    for (JsonNode team : job.get("teams")) {
      assertThat(team.get("text").asText())
          .as("the text of %s", team.get("name"))
          .isEqualTo(texts.getOrDefault(team.get("name").asText(), ""));
    }
  }
}
