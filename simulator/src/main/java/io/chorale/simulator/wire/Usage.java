package io.chorale.simulator.wire;

/** Tokens read and written; {@code text} does not include {@code thoughts}. */
public record Usage(int input, int thoughts, int text) {

  int output() {
    return thoughts + text;
  }

  int total() {
    return input + output();
  }
}
