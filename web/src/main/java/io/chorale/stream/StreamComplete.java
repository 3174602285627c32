package io.chorale.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer has come to its end, or all of them have.
 *
 * @param fullText of the answer; of the whole, the synthesis
 * @param totalTokens input and output
 * @param totalCost in US dollars
 * @param estimated whether any of the figures was counted here, and not by the provider
 * @param finishReason in the provider's word
 * @param stopped true when somebody stopped it; the text is what came until then
 * @param last whether the whole has ended with it
 * @param heard the roles whose views the synthesis could work with; of the whole alone
 * @param missing the roles that were asked and failed
 * @param ranking of the answers, best first, where the roles ranked them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StreamComplete(
    String sessionId,
    @Nullable String agentRole,
    @Nullable String stage,
    String fullText,
    @Nullable String model,
    long totalTokens,
    long inputTokens,
    long outputTokens,
    BigDecimal totalCost,
    boolean estimated,
    long latencyMs,
    @Nullable Long timeToFirstTokenMs,
    @Nullable BigDecimal tokensPerSecond,
    @Nullable String finishReason,
    @Nullable Boolean stopped,
    @JsonProperty("final") @Nullable Boolean last,
    @Nullable List<String> heard,
    @Nullable List<String> missing,
    @Nullable List<Ranked> ranking,
    @Nullable String requestId,
    long seq,
    String timestamp) {

  /**
   * One of a ranking.
   *
   * @param meanPlace of the votes of all others, 1 for the best
   */
  record Ranked(String agentRole, double meanPlace, int votes) {}
}
