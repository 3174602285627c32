package io.chorale.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.model.Delta;
import io.chorale.provider.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Puts tool calls together, whose arguments come in pieces that are told apart by an index. */
final class ToolCalls {

  private final List<Parts> calls = new ArrayList<>();

  void add(JsonNode piece) {
    Parts call = call(piece);
    JsonNode function = piece.path("function");
    call.name = call.name.isEmpty() ? Json.text(function, "name") : call.name;
    call.arguments.append(Json.text(function, "arguments"));
  }

  /** Gives the calls away; they are whole when the answer ends. */
  void finish(Consumer<Delta> deltas) {
    calls.forEach(
        call -> deltas.accept(new Delta.ToolCall(call.id, call.name, call.arguments.toString())));
    calls.clear();
  }

  /** Some servers count every call as the first, or not at all; then a new id is a new call. */
  private Parts call(JsonNode piece) {
    int index = piece.path("index").asInt(-1);
    String id = Json.text(piece, "id");
    for (int i = calls.size() - 1; i >= 0; i--) {
      Parts call = calls.get(i);
      if ((index < 0 || call.index == index) && (id.isEmpty() || call.id.equals(id))) {
        return call;
      }
    }
    Parts call = new Parts(index, id);
    calls.add(call);
    return call;
  }

  private static final class Parts {

    private final int index;
    private final String id;
    private final StringBuilder arguments = new StringBuilder();
    private String name = "";

    Parts(int index, String id) {
      this.index = index;
      this.id = id;
    }
  }
}
