package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.kit.ChoraleClient;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A job of two or three teams of all sorts.
 *
 * @param models of each team, by its name: no other team asks any of them
 */
record TortureJob(String body, String key, Map<String, List<String>> models) {

  private static final String[] PROVIDERS = {"anthropic", "google", "openai"};

  static TortureJob make(String name, Random random) {
    ObjectNode job = JSON.createObjectNode().put("brief", "A login form with email and password");
    Map<String, List<String>> models = new HashMap<>();
    int count = 2 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      String team = PROVIDERS[i];
      List<String> asked = new ArrayList<>();
      String tag = ";tag=" + name + "-" + team;
      asked.add(pace(random) + fault(random.nextInt(8), random) + tag);
      ObjectNode json = job.withArray("teams").addObject();
      json.put("name", team).put("provider", team).put("model", asked.get(0));
      if (random.nextBoolean()) {
        asked.add(pace(random) + tag + "-instead");
        json.putObject("fallback")
            .put("provider", PROVIDERS[random.nextInt(PROVIDERS.length)])
            .put("model", asked.get(1));
      }
      models.put(team, asked);
    }
    return new TortureJob(job.toString(), name, models);
  }

  private static String pace(Random random) {
    return "sim:rate=%d;tokens=%d;thoughts=%d;ttft=%d"
        .formatted(
            50 + random.nextInt(150),
            200 + random.nextInt(900),
            random.nextInt(2) * (1 + random.nextInt(12)),
            random.nextInt(500));
  }

  private static String fault(int kind, Random random) {
    return switch (kind) {
      case 0 -> ";retry=100;fault=flaky@" + (1 + random.nextInt(2));
      case 1 -> ";fault=cut@" + (1 + random.nextInt(150));
      case 2 -> ";fault=error@" + (1 + random.nextInt(150));
      default -> "";
    };
  }

  /** The job's id, once the server has taken it; the same however often it is asked for. */
  Optional<String> start(ChoraleClient chorale) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(chorale.address().resolve("/api/jobs"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body));
    try {
      HttpResponse<String> response = chorale.send(request);
      if (response.statusCode() / 100 == 2) {
        JsonNode receipt = ChoraleClient.json(response);
        return Optional.of(receipt.get("job_id").asText());
      }
      boolean wrong = response.statusCode() < 500 && response.body().startsWith("{");
      if (wrong) {
        throw new AssertionError(response.statusCode() + " " + response.body());
      }
      return Optional.empty();
    } catch (UncheckedIOException away) {
      return Optional.empty();
    }
  }
}
