package io.chorale.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.json.JSONArray;
import org.json.JSONObject;

/**
 * The REST side of a server.
 *
 * @param server without a path
 */
record Api(URI server) {

  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration ANSWERING = Duration.ofSeconds(30);

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECTING)
          .build();

  /**
   * @throws CommandException when nobody answers, or it is refused
   */
  JSONObject get(String path) {
    return sent(HttpRequest.newBuilder(server.resolve(path)).timeout(ANSWERING));
  }

  /**
   * @throws CommandException when nobody answers, or it is refused
   */
  JSONObject post(String path, JSONObject body) {
    return sent(
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(ANSWERING)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  /** Opens what does not end by itself. */
  HttpResponse<InputStream> stream(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofInputStream());
  }

  private JSONObject sent(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 == 2) {
        return Json.parse(answer.body());
      }
      throw refusal(answer.statusCode(), answer.body());
    } catch (IOException away) {
      throw unreachable();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unreachable();
    }
  }

  CommandException unreachable() {
    return new CommandException(
        ExitCode.UNREACHABLE,
        "Nobody answers at %s. Is Chorale running there? Name another address with --server."
            .formatted(server));
  }

  /** What a problem (RFC 9457) says. */
  CommandException refusal(int status, String body) {
    if (!body.startsWith("{")) {
      return new CommandException(
          ExitCode.UNREACHABLE,
          "What answers at %s is not Chorale: it answered with status %d."
              .formatted(server, status));
    }
    JSONObject problem = Json.parse(body);
    StringBuilder words = new StringBuilder(Json.text(problem, "detail"));
    JSONArray errors = Json.array(problem, "errors");
    if (errors.length() > 0) {
      words.setLength(0);
      words.append(Json.text(problem, "title"));
      for (int i = 0; i < errors.length(); i++) {
        JSONObject error = errors.optJSONObject(i);
        words.append("%n  %s: %s".formatted(Json.text(error, "field"), Json.text(error, "detail")));
      }
    }
    int server = 500;
    return new CommandException(
        status >= server ? ExitCode.FAILED : ExitCode.REFUSED, words.toString());
  }
}
