package io.chorale.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The three protocols, each with the least request for a streamed answer. */
enum Spoken {
  OPENAI(
      "/v1/chat/completions",
      "Authorization: Bearer k",
      "{\"model\":\"%s\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
          + "\"messages\":[{\"role\":\"user\",\"content\":\"Sort\"}],\"max_tokens\":%d}",
      "/choices/0/delta/content",
      "usage"),
  ANTHROPIC(
      "/v1/messages",
      "x-api-key: k\r\nanthropic-version: 2023-06-01",
      "{\"model\":\"%s\",\"stream\":true,"
          + "\"messages\":[{\"role\":\"user\",\"content\":\"Sort\"}],\"max_tokens\":%d}",
      "/delta/text",
      "usage"),
  GEMINI(
      "/v1beta/models/%s:streamGenerateContent?alt=sse",
      "x-goog-api-key: k",
      "{\"contents\":[{\"parts\":[{\"text\":\"Sort\"}]}],"
          + "\"generationConfig\":{\"maxOutputTokens\":%2$d}}",
      "/candidates/0/content/parts/0/text",
      "usageMetadata");

  static final int NO_LIMIT = 1_000_000;

  private final String path;
  private final String headers;
  private final String body;
  private final String text;
  private final String usage;

  Spoken(String path, String headers, String body, String text, String usage) {
    this.path = path;
    this.headers = headers;
    this.body = body;
    this.text = text;
    this.usage = usage;
  }

  HttpRequest request(URI base, String model) {
    return request(base, model, NO_LIMIT);
  }

  HttpRequest request(URI base, String model, int limit) {
    HttpRequest.Builder request = Wire.post(base, path(model), body.formatted(model, limit));
    headers.lines().map(line -> line.split(": ", 2)).forEach(it -> request.header(it[0], it[1]));
    return request.build();
  }

  /** The same request over a bare connection, whose answer no HTTP client has changed. */
  Socket open(Simulator simulator, String model) throws IOException {
    String sent = body.formatted(model, NO_LIMIT);
    String request =
        "POST %s HTTP/1.1\r\nHost: localhost\r\n%s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(path(model), headers, sent.length(), sent);
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port());
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private String path(String model) {
    return path.formatted(URLEncoder.encode(model, StandardCharsets.UTF_8));
  }

  /** The text tokens, one an event. */
  List<String> texts(String stream) {
    return Wire.events(stream).stream()
        .map(event -> event.at(text).asText())
        .filter(token -> !token.isEmpty())
        .toList();
  }

  /** Where the usage is told, whatever it is. */
  List<JsonNode> usages(String stream) {
    return Wire.events(stream).stream()
        .map(event -> event.has("message") ? event.path("message") : event)
        .map(event -> event.path(usage))
        .filter(JsonNode::isObject)
        .toList();
  }
}
