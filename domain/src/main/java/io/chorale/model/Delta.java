package io.chorale.model;

/** A piece of a model's answer, as it came. */
public sealed interface Delta {

  /** More of the visible answer; never empty. */
  record Text(String text) implements Delta {}

  /** More of the reasoning that the provider streams apart; never empty. */
  record Thought(String text) implements Delta {}

  /**
   * The model asks for a tool.
   *
   * @param arguments as the model wrote them: JSON when all went well
   */
  record ToolCall(String id, String name, String arguments) implements Delta {}

  /** What the call has used so far, by the provider's figures; a later one replaces it. */
  record Usage(TokenUsage usage) implements Delta {}

  /**
   * Why the model stopped.
   *
   * @param reason the provider's own word
   */
  record Finish(String reason) implements Delta {}
}
