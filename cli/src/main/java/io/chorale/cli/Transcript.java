package io.chorale.cli;

import java.io.PrintStream;
import org.json.JSONArray;
import org.json.JSONObject;

/**
 * Writes what happens to a job as plain text. Where one speaks at a time, what they say appears as
 * it comes; where several work at once, line by line, each with its team's name.
 */
final class Transcript {

  private final PrintStream out;
  private final Lines lines;
  private boolean talk;
  private boolean over;
  private String state = "";

  Transcript(PrintStream out) {
    this.out = out;
    this.lines = new Lines(out);
  }

  /**
   * @param job as the server shows it
   */
  void begin(JSONObject job) {
    talk = Json.text(job, "workflow").equals(Asked.EXPERIMENT);
    out.println(talk ? "Topic: " + Json.text(job, "brief") : Json.text(job, "brief"));
    JSONArray teams = Json.array(job, "teams");
    for (int i = 0; i < teams.length(); i++) {
      JSONObject team = teams.optJSONObject(i);
      out.printf(
          "  %s: %s %s%n",
          Json.text(team, "name"), Json.text(team, "provider"), Json.text(team, "model"));
    }
  }

  boolean isOver() {
    return over;
  }

  void note(String words) {
    lines.end();
    out.println("-- " + words);
  }

  /**
   * @param event of the job's journal
   */
  void take(JSONObject event) {
    String team = Json.text(event, "team");
    JSONObject data = Json.object(event, "data");
    switch (Json.text(event, "type")) {
      case "chunk" -> said(team, Json.text(data, "text"));
      case "message" -> message(team, data);
      case "thought_added" -> told(team, "thinks: " + Json.text(data, "text"));
      case "status_change" -> status(team, Json.text(data, "status"));
      case "tool_call" -> told(team, "calls " + Json.text(data, "name"));
      case "citation" -> told(team, "cites " + Json.text(data, "url"));
      case "retry" ->
          told(
              team,
              "is asked again in %d ms: %s"
                  .formatted(data.optLong("wait_ms"), Json.text(data, "reason")));
      case "fallback" ->
          told(
              team,
              "begins anew with %s %s: %s"
                  .formatted(
                      Json.text(data, "to_provider"),
                      Json.text(data, "to_model"),
                      Json.text(data, "reason")));
      case "restarted" -> note(Json.text(data, "reason"));
      case "error" -> told(team, "failed: " + Json.text(data, "error"));
      case "complete" -> completed(data);
      default -> {
        // Figures, and what later versions tell.
      }
    }
  }

  private void said(String team, String text) {
    if (talk) {
      lines.append(text);
    } else {
      lines.append(team, text);
    }
  }

  private void message(String team, JSONObject data) {
    lines.end();
    if (Json.text(data, "status").equals("started")) {
      out.printf("%n%s (turn %d)%n", team, data.optInt("turn"));
    } else if (data.optBoolean("truncated")) {
      note("The message was cut at its longest.");
    }
  }

  private void status(String team, String status) {
    if (!talk && !status.equals("idle")) {
      told(team, status);
    }
  }

  private void told(String team, String words) {
    lines.end(team);
    out.println(team.isEmpty() ? "-- " + words : "[" + team + "] " + words);
  }

  private void completed(JSONObject data) {
    lines.end();
    over = true;
    state = Json.text(data, "state");
  }

  /**
   * @param job as it stands at the end
   */
  void end(JSONObject job) {
    lines.end();
    state = Json.text(job, "state");
    String by = Json.text(job, "ended_by");
    out.printf("%n%s%s%s%n", state, by.isEmpty() ? "" : " by " + by, cost(job));
  }

  private static String cost(JSONObject job) {
    JSONArray teams = Json.array(job, "teams");
    long tokens = 0;
    double dollars = 0;
    for (int i = 0; i < teams.length(); i++) {
      JSONObject usage = Json.object(teams.optJSONObject(i), "usage");
      tokens += usage.optLong("output_tokens");
      dollars += usage.optDouble("cost_usd", 0);
    }
    return ", %,d tokens written, $%.4f".formatted(tokens, dollars);
  }

  int exitCode() {
    return state.equals("complete") ? ExitCode.DONE : ExitCode.FAILED;
  }
}
