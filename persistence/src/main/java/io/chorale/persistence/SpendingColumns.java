package io.chorale.persistence;

import io.chorale.model.CacheUse;
import io.chorale.model.Cost;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a team's answer took. */
@Embeddable
class SpendingColumns {

  @Column(name = "input_tokens")
  long inputTokens;

  @Column(name = "output_tokens")
  long outputTokens;

  @Column(name = "thinking_tokens")
  long thinkingTokens;

  @Column(name = "cache_read_tokens")
  long cacheReadTokens;

  @Column(name = "cache_written_tokens")
  long cacheWrittenTokens;

  @Column(name = "cache_within_input")
  boolean cacheWithinInput;

  /** In billionths of a dollar. */
  @Nullable Long cost;

  boolean estimated;

  @Column(name = "first_token_millis")
  @Nullable Long firstTokenMillis;

  @Column(name = "tokens_per_second")
  double tokensPerSecond;

  protected SpendingColumns() {}

  SpendingColumns(Spending spending) {
    TokenUsage tokens = spending.tokens();
    inputTokens = tokens.input();
    outputTokens = tokens.output();
    thinkingTokens = tokens.thinking();
    cacheReadTokens = tokens.cache().read();
    cacheWrittenTokens = tokens.cache().written();
    cacheWithinInput = tokens.cache().withinInput();
    cost = spending.cost() == null ? null : spending.cost().nanos();
    estimated = spending.estimated();
    Duration first = spending.timeToFirstToken();
    firstTokenMillis = first == null ? null : first.toMillis();
    tokensPerSecond = spending.tokensPerSecond();
  }

  Spending toSpending() {
    return new Spending(
        new TokenUsage(
            inputTokens,
            outputTokens,
            thinkingTokens,
            new CacheUse(cacheReadTokens, cacheWrittenTokens, cacheWithinInput)),
        cost == null ? null : new Cost(cost),
        estimated,
        firstTokenMillis == null ? null : Duration.ofMillis(firstTokenMillis),
        tokensPerSecond);
  }
}
