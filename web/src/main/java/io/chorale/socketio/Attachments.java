package io.chorale.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.engineio.MalformedPacketException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binary values of a packet, which go beside it: {@code {"_placeholder":true,"num":0}}. */
final class Attachments {

  private static final String PLACEHOLDER = "_placeholder";
  private static final String NUMBER = "num";

  private Attachments() {}

  /**
   * Puts attachments in their places.
   *
   * @throws MalformedPacketException when a place names one that is not there
   */
  static @Nullable JsonNode inserted(@Nullable JsonNode data, List<byte[]> attachments) {
    if (data instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, inserted(array.get(i), attachments));
      }
    } else if (data instanceof ObjectNode object) {
      if (object.path(PLACEHOLDER).equals(BooleanNode.TRUE)) {
        return named(object.path(NUMBER), attachments);
      }
      object.properties().forEach(field -> field.setValue(inserted(field.getValue(), attachments)));
    }
    return data;
  }

  private static JsonNode named(JsonNode number, List<byte[]> attachments) {
    int index = number.isInt() ? number.intValue() : -1;
    if (index < 0 || index >= attachments.size()) {
      throw new MalformedPacketException("a placeholder names an attachment of its packet");
    }
    return BinaryNode.valueOf(attachments.get(index));
  }

  /**
   * Takes binary values out of what is to be sent.
   *
   * @param out gets them in the order of their numbers
   * @return a copy with placeholders; the same when there is none
   */
  static JsonNode extracted(JsonNode data, List<byte[]> out) {
    if (data instanceof BinaryNode binary) {
      ObjectNode placeholder = JsonNodeFactory.instance.objectNode();
      placeholder.put(PLACEHOLDER, true).put(NUMBER, out.size());
      out.add(binary.binaryValue());
      return placeholder;
    } else if (data instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
      array.forEach(each -> copy.add(extracted(each, out)));
      return copy;
    } else if (data instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(field -> copy.set(field.getKey(), extracted(field.getValue(), out)));
      return copy;
    }
    return data;
  }
}
