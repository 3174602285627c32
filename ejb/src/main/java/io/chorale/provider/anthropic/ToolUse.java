package io.chorale.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.model.Delta;
import io.chorale.provider.Json;
import java.util.function.Consumer;

/** The tool call that is being written, if one is. */
final class ToolUse {

  private final StringBuilder arguments = new StringBuilder();
  private String id = "";
  private String name = "";

  /** What is given at once counts if nothing comes in pieces; it usually is an empty object. */
  private String atOnce = "";

  void begin(JsonNode block) {
    id = Json.text(block, "id");
    name = Json.text(block, "name");
    atOnce = block.path("input").isObject() ? block.path("input").toString() : "{}";
    arguments.setLength(0);
  }

  void more(String piece) {
    if (!name.isEmpty()) {
      arguments.append(piece);
    }
  }

  /** Ends the block, whatever it was. */
  void end(Consumer<Delta> deltas) {
    if (!name.isEmpty()) {
      deltas.accept(
          new Delta.ToolCall(id, name, arguments.isEmpty() ? atOnce : arguments.toString()));
      name = "";
    }
  }
}
