package io.chorale.simulator.wire;

import java.util.List;

/** A call of a tool; its arguments come in pieces, as a model writes them. */
record ToolCall(String name, String id) {

  static final String ARGUMENTS = "{\"query\": \"simulated\", \"limit\": 3}";

  static final List<String> PIECES =
      List.of("{\"qu", "ery\": \"simu", "lated\", \"li", "mit\": 3}");

  static ToolCall of(Heading heading, String prefix) {
    return new ToolCall(heading.manner().tool().orElseThrow(), prefix + heading.id());
  }
}
