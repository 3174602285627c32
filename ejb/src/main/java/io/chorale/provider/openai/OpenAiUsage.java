package io.chorale.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.model.CacheUse;
import io.chorale.model.Cost;
import io.chorale.model.Delta;
import io.chorale.model.TokenUsage;
import io.chorale.provider.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a chunk says of tokens and money. */
final class OpenAiUsage {

  /** xAI counts in ten-billionths of a dollar. */
  private static final int TICK_DIGITS = 10;

  /** What costs more is a mistake. */
  private static final BigDecimal TOO_DEAR = new BigDecimal(1_000_000);

  private OpenAiUsage() {}

  static Delta.Usage of(JsonNode usage) {
    long input = Json.count(usage, "prompt_tokens");
    long output = Json.count(usage, "completion_tokens");
    // Perplexity has it beside the others.
    long thinking =
        Math.max(
            Json.count(usage.path("completion_tokens_details"), "reasoning_tokens"),
            Json.count(usage, "reasoning_tokens"));
    // xAI counts thinking beside the output, all others within; the sum tells which it is.
    if (Json.count(usage, "total_tokens") == input + output + thinking) {
      output += thinking;
    }
    return new Delta.Usage(new TokenUsage(input, output, thinking, cache(usage)), cost(usage));
  }

  private static CacheUse cache(JsonNode usage) {
    JsonNode details = usage.path("prompt_tokens_details");
    // DeepSeek's own word.
    long hit = Json.count(usage, "prompt_cache_hit_tokens");
    return new CacheUse(
        Math.max(hit, Json.count(details, "cached_tokens")),
        Json.count(details, "cache_write_tokens"),
        true);
  }

  private static @Nullable Cost cost(JsonNode usage) {
    JsonNode cost = usage.path("cost");
    if (cost.isObject()) {
      return dollars(cost.path("total_cost").decimalValue(), cost.path("total_cost"));
    }
    JsonNode ticks = usage.path("cost_in_usd_ticks");
    if (ticks.isNumber()) {
      return dollars(ticks.decimalValue().movePointLeft(TICK_DIGITS), ticks);
    }
    // With a key of one's own, OpenRouter's figure is its fee; the model is paid elsewhere.
    JsonNode upstream = usage.path("cost_details").path("upstream_inference_cost");
    BigDecimal more =
        usage.path("is_byok").asBoolean(false) ? upstream.decimalValue() : BigDecimal.ZERO;
    return dollars(cost.decimalValue().add(more), cost);
  }

  private static @Nullable Cost dollars(BigDecimal dollars, JsonNode told) {
    boolean sensible = told.isNumber() && dollars.signum() >= 0 && dollars.compareTo(TOO_DEAR) < 0;
    return sensible ? Cost.ofDollars(dollars) : null;
  }
}
