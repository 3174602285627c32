package io.chorale.provider;

import io.chorale.model.ChatRequest;

/**
 * A request with all that the settings and the table of models make of it; nothing is left to
 * decide but how to say it.
 *
 * @param ultra whether to ask for as much thinking as can be asked for
 * @param thinkingTokens those of {@link #mostTokens} that are meant for thinking; 0 when it is left
 *     to the model
 * @param mostTokens the most tokens of the answer, thinking included; 0 for no limit
 */
public record Asked(
    ProviderSettings provider,
    ChatRequest request,
    boolean ultra,
    int thinkingTokens,
    int mostTokens) {

  public boolean limitsTokens() {
    return mostTokens > 0;
  }
}
