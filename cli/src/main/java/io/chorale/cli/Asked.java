package io.chorale.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is to be worked on, and by whom. The server has the bounds and the defaults. */
final class Asked {

  static final String EXPERIMENT = "experiment";

  @Option(
      names = "--team",
      paramLabel = "<[name=]provider[:model]>",
      converter = AskedTeam.Form.class,
      description = "A team; several take part. One for each provider when none is named.")
  List<AskedTeam> teams = new ArrayList<>();

  @Option(
      names = "--system",
      paramLabel = "<name=text>",
      description = "What a team's model is told before all else.")
  Map<String, String> systems = new LinkedHashMap<>();

  @Option(names = "--turns", description = "Of an experiment: the most messages.")
  @Nullable Integer turns;

  @Option(names = "--opening", description = "Of an experiment: what is said to all at first.")
  @Nullable String opening;

  @Option(names = "--stop-word", description = "Of an experiment: the word that ends it.")
  @Nullable String stopWord;

  @Option(names = "--moderator", description = "Of an experiment: whose stop word alone counts.")
  @Nullable String moderator;

  @Option(names = "--max-tokens", description = "Of an experiment: the most of all calls.")
  @Nullable Integer maxTokens;

  @Option(names = "--max-message-tokens", description = "Of an experiment: the most of a message.")
  @Nullable Integer maxMessageTokens;

  @Option(names = "--budget", paramLabel = "<dollars>", description = "The most it may cost.")
  @Nullable BigDecimal budget;

  /** Starts it and answers what the server says of it. */
  JSONObject start(Api api, String workflow, String brief) {
    return workflow.equals(EXPERIMENT) ? experiment(api, brief) : job(api, workflow, brief);
  }

  private JSONObject experiment(Api api, String topic) {
    JSONObject json = new JSONObject();
    Json.put(json, "topic", topic);
    putTerms(json);
    putOptions(json);
    return api.post("/api/experiments", json);
  }

  private JSONObject job(Api api, String workflow, String brief) {
    JSONObject json = new JSONObject();
    Json.put(json, "workflow", workflow);
    Json.put(json, "brief", brief);
    putTerms(json);
    JSONObject options = new JSONObject();
    putOptions(options);
    if (options.length() > 0) {
      Json.put(json, "options", options);
    }
    return api.post("/api/jobs", json);
  }

  private void putTerms(JSONObject json) {
    if (!teams.isEmpty()) {
      Json.put(json, "teams", teamsJson());
    }
    put(json, "budget_usd", budget == null ? null : budget.doubleValue());
  }

  private JSONArray teamsJson() {
    JSONArray array = new JSONArray();
    teams.forEach(team -> array.put(team.json(systems.get(team.name()))));
    return array;
  }

  private void putOptions(JSONObject json) {
    put(json, "turns", turns);
    put(json, "opening", opening);
    put(json, "stop_word", stopWord);
    put(json, "moderator", moderator);
    put(json, "max_tokens", maxTokens);
    put(json, "max_message_tokens", maxMessageTokens);
  }

  private static void put(JSONObject json, String field, @Nullable Object value) {
    if (value != null) {
      Json.put(json, field, value);
    }
  }
}
