package io.chorale.simulator.wire;

/** Tokens read and written; {@code text} does not include {@code thoughts}. */
public record Usage(int input, int thoughts, int text) {

  int output() {
    return thoughts + text;
  }

  int total() {
    return input + output();
  }

  Usage plusThought() {
    return new Usage(input, thoughts + 1, text);
  }

  Usage plusText() {
    return new Usage(input, thoughts, text + 1);
  }
}
