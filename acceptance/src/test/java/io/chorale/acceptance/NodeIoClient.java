package io.chorale.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.chorale.kit.ChoraleClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The npm client with exactly the options of seed 000, in a process that does what it is told. */
final class NodeIoClient extends IoClient {

  private final Process node;
  private final PrintWriter commands;
  private volatile String id = "";

  NodeIoClient(ChoraleClient chorale, String... transports) {
    node =
        Node.start(
            "client.mjs",
            chorale.address().toString(),
            ChoraleClient.JSON.valueToTree(transports).toString());
    commands = new PrintWriter(node.outputWriter(StandardCharsets.UTF_8), true);
    Thread reader = new Thread(this::read, "node-client");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
      @Nullable String line;
      while ((line = lines.readLine()) != null) {
        take(ChoraleClient.parse(line));
      }
    } catch (IOException ended) {
      throw new UncheckedIOException(ended);
    }
  }

  private void take(JsonNode told) {
    switch (told.get("kind").asText()) {
      case "id" -> id = told.get("id").asText();
      case "ack" -> acknowledged(told.get("data"));
      default -> came(told.get("name").asText(), told.path("data"));
    }
  }

  @Override
  void emit(String event, Object... arguments) {
    tell("emit", event, arguments);
  }

  @Override
  void emitWithAck(String event, Object... arguments) {
    tell("ask", event, arguments);
  }

  private synchronized void tell(String command, String event, Object... arguments) {
    ArrayNode line = ChoraleClient.JSON.createArrayNode().add(command).add(event);
    List.of(arguments)
        .forEach(argument -> line.add(ChoraleClient.JSON.<JsonNode>valueToTree(argument)));
    commands.println(line);
  }

  @Override
  boolean recovers() {
    return true;
  }

  @Override
  String id() {
    return id;
  }

  @Override
  public void close() {
    node.destroy();
    node.onExit().join();
  }
}
