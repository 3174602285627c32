package io.chorale.simulator.wire;

/**
 * Writes one stream's events, each whole with its blank line. Keeps what the stream has said so
 * far; used by one thread, in the order start, thoughts, texts, finish.
 */
public interface Frames {

  /** What is sent with the response's head, before the first token. */
  void start(StringBuilder out);

  void thought(String token, StringBuilder out);

  void text(String token, StringBuilder out);

  /** The end with its reason, and what comes with the end: sources, a tool's call, the usage. */
  void finish(Finish finish, Usage usage, StringBuilder out);

  /** What the provider sends in silence, if anything. */
  void keepAlive(StringBuilder out);

  /** An event whose data is cut off in the middle of its JSON. */
  void garbage(StringBuilder out);
}
