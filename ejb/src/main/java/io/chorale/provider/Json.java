package io.chorale.provider;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as the providers speak it. */
public final class Json {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * @throws IllegalArgumentException when it is none; it does not repeat what it is instead
   */
  public static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException notJson) {
      JsonLocation at = notJson.getLocation();
      throw new IllegalArgumentException(
          at == null ? "not JSON" : "not JSON at character " + at.getCharOffset());
    }
  }

  /** The text of a field; empty when there is none. */
  public static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }

  /** A count of tokens; 0 when there is none, or one that cannot be. */
  public static long count(JsonNode node, String field) {
    return Math.max(0, node.path(field).asLong(0));
  }
}
