package io.chorale.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A plain client of the REST face, which knows what the README says and nothing else. */
public record ChoraleClient(URI address) {

  public static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration END_OF_A_JOB = Duration.ofMinutes(1);

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(address.resolve(path)));
  }

  public HttpResponse<String> post(String path, String body) {
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  public static JsonNode json(HttpResponse<String> response) {
    return parse(response.body());
  }

  public static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  /** A job of two teams, each on the model of that name. */
  public static String twoTeams(String anthropicModel, String googleModel) {
    ObjectNode job = JSON.createObjectNode().put("workflow", "teams").put("brief", "A login form");
    ArrayNode teams = job.putArray("teams");
    teams.addObject().put("provider", "anthropic").put("model", anthropicModel);
    teams.addObject().put("provider", "google").put("model", googleModel);
    return job.toString();
  }

  /** A job of one team. */
  public static String oneTeam(String provider, String model) {
    ObjectNode job = JSON.createObjectNode().put("brief", "A login form");
    job.putArray("teams").addObject().put("provider", provider).put("model", model);
    return job.toString();
  }

  /** Starts a job and answers its id. */
  public String start(String body) {
    HttpResponse<String> response = post("/api/jobs", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    return json(response).get("job_id").asText();
  }

  public JsonNode job(String id) {
    return json(get("/api/jobs/" + id));
  }

  /** The job when it is over. */
  public JsonNode awaitEnd(String id) {
    return await("job " + id + " is over")
        .atMost(END_OF_A_JOB)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> job(id), job -> !job.get("state").asText().equals("running"));
  }

  /** All events in the journal, page by page. */
  public List<JsonNode> events(String id) {
    List<JsonNode> events = new ArrayList<>();
    JsonNode page;
    do {
      page = json(get("/api/jobs/" + id + "/events?limit=100&after=" + events.size()));
      page.get("events").forEach(events::add);
    } while (page.get("more").asBoolean());
    return events;
  }

  /** The newest event in the journal; null in JSON when there is none yet. */
  public JsonNode lastEvent(String id) {
    JsonNode head = json(get("/api/jobs/" + id + "/events?limit=1"));
    long before = head.get("last_seq").asLong() - 1;
    return json(get("/api/jobs/" + id + "/events?after=" + Math.max(0, before))).at("/events/0");
  }

  /** The first team of a job. */
  public static JsonNode team(JsonNode job) {
    return job.at("/teams/0");
  }

  /** What the calls of a model came to, in the ledger. */
  public JsonNode usageOf(String model) {
    for (JsonNode line : json(get("/api/usage?by=model")).get("lines")) {
      if (line.get("model").asText().equals(model)) {
        return line;
      }
    }
    throw new AssertionError("nobody called " + model);
  }

  public static JsonNode team(JsonNode job, String name) {
    for (JsonNode team : job.get("teams")) {
      if (team.get("name").asText().equals(name)) {
        return team;
      }
    }
    throw new AssertionError("no team " + name + " in " + job);
  }
}
