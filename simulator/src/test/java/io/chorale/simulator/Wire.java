package io.chorale.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.simulator.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Speaks to a simulator as a client would, in each of the three protocols. */
final class Wire {

  static final String BRIEF = "A login form with email and password";

  private final URI base;
  private final HttpClient http = HttpClient.newHttpClient();

  Wire(Simulator simulator) {
    base = simulator.baseUrl();
  }

  static HttpRequest openAi(URI base, String model, String more) {
    String body =
        """
        {"model":"%s","messages":[{"role":"system","content":"You are a careful developer."},
        {"role":"user","content":[{"type":"text","text":"%s"}]}]%s}"""
            .formatted(model, BRIEF, more);
    return post(base, "/v1/chat/completions", body).header("Authorization", "Bearer k").build();
  }

  static HttpRequest anthropic(URI base, String model, String more) {
    String body =
        """
        {"model":"%s","max_tokens":4096,"system":"You are a careful developer.",
        "messages":[{"role":"user","content":"%s"}]%s}"""
            .formatted(model, BRIEF, more);
    return post(base, "/v1/messages", body)
        .header("x-api-key", "k")
        .header("anthropic-version", "2023-06-01")
        .build();
  }

  static HttpRequest gemini(URI base, String model, String method) {
    String body =
        """
        {"contents":[{"role":"user","parts":[{"text":"%s"}]}],
        "systemInstruction":{"parts":[{"text":"You are a careful developer."}]},
        "generationConfig":{"thinkingConfig":{"includeThoughts":true}}}"""
            .formatted(BRIEF);
    String encoded = URLEncoder.encode(model, StandardCharsets.UTF_8);
    return post(base, "/v1beta/models/" + encoded + ":" + method, body)
        .header("x-goog-api-key", "k")
        .build();
  }

  static HttpRequest.Builder post(URI base, String path, String body) {
    return to(base, path).POST(HttpRequest.BodyPublishers.ofString(body));
  }

  static HttpRequest.Builder to(URI base, String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(10));
  }

  HttpResponse<String> openAi(String model, String more) throws Exception {
    return send(openAi(base, model, more));
  }

  HttpResponse<String> anthropic(String model, String more) throws Exception {
    return send(anthropic(base, model, more));
  }

  HttpResponse<String> gemini(String model, String method) throws Exception {
    return send(gemini(base, model, method));
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  URI base() {
    return base;
  }

  HttpClient http() {
    return http;
  }

  /** The JSON of each data line; the end mark of OpenAI is left out. */
  static List<JsonNode> events(String body) {
    return body.lines()
        .filter(line -> line.startsWith("data: {"))
        .map(line -> Json.parse(line.substring("data: ".length())))
        .toList();
  }

  static JsonNode last(List<JsonNode> events) {
    return events.get(events.size() - 1);
  }
}
