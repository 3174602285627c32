package io.chorale.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers each path with its query as it is told to, and 404 otherwise. */
public final class ListingServer implements AutoCloseable {

  /** What was asked for, each with the value of one of its headers. */
  public final List<String> asked = new CopyOnWriteArrayList<>();

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final String header;
  private final HttpServer server;

  /**
   * @param header the one whose value is kept
   */
  public ListingServer(String header) {
    this.header = header;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  public ListingServer on(String pathAndQuery, String body) {
    return on(pathAndQuery, 200, body);
  }

  public ListingServer on(String pathAndQuery, int status, String body) {
    answers.put(pathAndQuery, new Answer(status, body));
    return this;
  }

  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String uri = exchange.getRequestURI().toString();
    asked.add(uri + " " + exchange.getRequestHeaders().getFirst(header));
    Answer answer = answers.getOrDefault(uri, new Answer(404, "{}"));
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private record Answer(int status, String body) {}
}
