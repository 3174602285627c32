package io.chorale.job;

import io.chorale.model.TokenUsage;
import java.util.List;

/**
 * What a team came up with: whole when it is complete, as far as it got when it failed or was
 * stopped.
 *
 * @param text the whole visible answer
 * @param thinking the provider's reasoning, as it was streamed
 * @param code every fenced block of the answer, in order
 * @param usage what was used, by the provider's own last figures
 */
public record TeamResult(String text, String thinking, List<CodeBlock> code, TokenUsage usage) {

  public static final TeamResult NOTHING = new TeamResult("", "", List.of(), TokenUsage.NONE);

  public TeamResult {
    code = List.copyOf(code);
  }
}
