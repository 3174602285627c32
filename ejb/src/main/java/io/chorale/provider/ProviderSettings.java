package io.chorale.provider;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One configured provider.
 *
 * @param baseUrl what the protocol's paths are put behind; without a slash at its end
 * @param key null for a server that asks for none
 * @param defaultModel empty when each team must name a model
 * @param thinkingBudget the tokens a model may think for; 0 for no thinking, -1 for as much as it
 *     likes
 * @param ultraThinkingBudget the same when it is asked to think as hard as it can
 * @param maxTokens the most tokens of an answer, or {@link #AS_THE_PROTOCOL_HAS_IT}
 * @param maxEventSize the most bytes of one event of a stream
 * @param simulated whether the answers come from a simulator
 */
public record ProviderSettings(
    String name,
    Protocol protocol,
    URI baseUrl,
    @Nullable ApiKey key,
    String defaultModel,
    int thinkingBudget,
    int ultraThinkingBudget,
    int maxTokens,
    TimeLimits timeLimits,
    int maxEventSize,
    boolean simulated) {

  /** No limit of ours, unless the protocol demands that one is named. */
  static final int AS_THE_PROTOCOL_HAS_IT = 0;

  public boolean limitsTokens() {
    return maxTokens != AS_THE_PROTOCOL_HAS_IT;
  }

  /** The address of one of the protocol's paths. */
  public URI address(String path) {
    return URI.create(baseUrl + path);
  }
}
