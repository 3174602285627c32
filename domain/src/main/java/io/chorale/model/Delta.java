package io.chorale.model;

import org.jspecify.annotations.Nullable;

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

  /**
   * The answer rests on a source. One that was told already may come again.
   *
   * @param url where it is; never empty
   */
  record Citation(String url, @Nullable String title) implements Delta {}

  /**
   * What the call has used so far, by the provider's figures; a later one replaces it.
   *
   * @param cost where the provider itself says it
   */
  record Usage(TokenUsage usage, @Nullable Cost cost) implements Delta {
    public Usage(TokenUsage usage) {
      this(usage, null);
    }
  }

  /**
   * Why the model stopped.
   *
   * @param reason the provider's own word
   * @param forLength whether it means that the answer would have gone on
   */
  record Finish(String reason, boolean forLength) implements Delta {
    public Finish(String reason) {
      this(reason, false);
    }
  }
}
