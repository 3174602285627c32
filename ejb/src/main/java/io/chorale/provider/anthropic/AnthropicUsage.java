package io.chorale.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.model.CacheUse;
import io.chorale.model.Delta;
import io.chorale.model.TokenUsage;
import io.chorale.provider.Json;
import java.util.function.Consumer;

/** Figures that grow during an answer; those that an event leaves out stand as they were. */
final class AnthropicUsage {

  private long input;
  private long output;
  private long thinking;
  private long cacheRead;
  private long cacheWritten;

  void read(JsonNode usage, Consumer<Delta> deltas) {
    input = count(usage, "input_tokens", input);
    output = count(usage, "output_tokens", output);
    thinking = count(usage.path("output_tokens_details"), "thinking_tokens", thinking);
    cacheRead = count(usage, "cache_read_input_tokens", cacheRead);
    cacheWritten = count(usage, "cache_creation_input_tokens", cacheWritten);
    // Cached tokens are counted beside the input, not within it.
    CacheUse cache =
        cacheRead + cacheWritten == 0
            ? CacheUse.NONE
            : new CacheUse(cacheRead, cacheWritten, false);
    deltas.accept(new Delta.Usage(new TokenUsage(input, output, thinking, cache)));
  }

  private static long count(JsonNode node, String field, long before) {
    return node.hasNonNull(field) ? Json.count(node, field) : before;
  }
}
