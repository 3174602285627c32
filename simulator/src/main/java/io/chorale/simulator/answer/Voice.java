package io.chorale.simulator.answer;

import java.util.List;

/**
 * How a model talks, so that three answers to one brief can be told apart. The phrases are one to a
 * line.
 */
public enum Voice {
  BRISK(
      """
      Here is a first version for “%s”.
      This does it: “%s”, in one small piece.
      A short take on “%s” that runs as it stands.""",
      """
      It stays close to what you named: %s.
      The words that shaped it: %s.
      In scope: %s. Everything else is left out.""",
      "Try it",
      "Then check three things:"),
  CONSIDERATE(
      """
      You asked for “%s”. Below is a version that is small enough to read in one go.
      For “%s”, I would start with the plainest thing that works and grow it from there.
      Let me take “%s” at its word and keep the first step modest.""",
      """
      I let %s decide the shape, and added nothing that the brief does not ask for.
      What matters here, as I read it, is %s.
      I gave %s the most care; the rest can wait for a second look.""",
      "How to try it",
      "Before you build on it, I would look at these:"),
  ORDERLY(
      """
      **In short:** a compact solution for “%s”.
      **Goal:** “%s”, with as few moving parts as possible.
      **Approach:** one self-contained block that covers “%s”.""",
      """
      It covers the key points of the brief: %s.
      The structure follows from %s.
      Each part maps to a word of the brief: %s.""",
      "Next steps",
      "Run it as it is, then go through this list:");

  private final String openings;
  private final String scopes;
  private final String heading;
  private final String lead;

  Voice(String openings, String scopes, String heading, String lead) {
    this.openings = openings;
    this.scopes = scopes;
    this.heading = heading;
    this.lead = lead;
  }

  List<String> openings() {
    return openings.lines().toList();
  }

  List<String> scopes() {
    return scopes.lines().toList();
  }

  String heading() {
    return heading;
  }

  String lead() {
    return lead;
  }
}
