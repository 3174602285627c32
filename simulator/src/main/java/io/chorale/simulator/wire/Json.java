package io.chorale.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.OptionalInt;

/** JSON as all protocols here read and write it. */
public final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /**
   * @throws Refusal when it is no JSON object
   */
  public static JsonNode parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node.isObject()) {
        return node;
      }
      throw Refusal.badRequest("The request body is not a JSON object.");
    } catch (JsonProcessingException malformed) {
      throw Refusal.badRequest(
          "The request body is not valid JSON: " + malformed.getOriginalMessage());
    }
  }

  /** Puts {@code token} where a JSON string's inside is wanted; the hot path of a stream. */
  static void quote(String token, StringBuilder out) {
    JsonStringEncoder.getInstance().quoteAsString(token, out);
  }

  static String quoted(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }

  /** The first of the fields that is a whole number above zero. */
  static OptionalInt limit(JsonNode object, String... fields) {
    return Arrays.stream(fields)
        .map(object::path)
        .filter(field -> field.canConvertToInt() && field.asInt() > 0)
        .mapToInt(JsonNode::asInt)
        .findFirst();
  }
}
