package io.chorale.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.model.Delta;
import io.chorale.provider.Citations;
import io.chorale.provider.Json;
import java.util.function.Consumer;

/**
 * What an answer rests on: Perplexity's {@code search_results} and {@code citations}, xAI's {@code
 * citations}, the {@code annotations} of OpenAI and OpenRouter.
 */
final class Sources {

  private final Citations citations = new Citations();

  /** Those with titles first, so that each need be told only once. */
  void read(JsonNode chunk, JsonNode delta, Consumer<Delta> deltas) {
    chunk.path("search_results").forEach(result -> tell(result, deltas));
    for (JsonNode annotation : delta.path("annotations")) {
      tell(annotation.path("url_citation"), deltas);
    }
    for (JsonNode citation : chunk.path("citations")) {
      tell(citation, deltas);
    }
    delta.path("citations").forEach(citation -> tell(citation, deltas));
  }

  private void tell(JsonNode source, Consumer<Delta> deltas) {
    if (source.isTextual()) {
      citations.tell(source.asText(), "", deltas);
    } else {
      citations.tell(Json.text(source, "url"), Json.text(source, "title"), deltas);
    }
  }
}
