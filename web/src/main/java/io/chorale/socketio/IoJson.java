package io.chorale.socketio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chorale.wire.Json;
import java.io.UncheckedIOException;

/**
 * Reads and writes what Socket.IO carries. Names stay as Java has them: JavaScript writes them
 * alike, where Chorale's own JSON has underscores.
 */
public final class IoJson {

  /** Far beyond what any event needs. */
  static final int MAX_DEPTH = 64;

  /** Shared, as it costs much to make; do not configure it. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .addModule(Json.timestamps())
          .build();

  private IoJson() {}

  static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
