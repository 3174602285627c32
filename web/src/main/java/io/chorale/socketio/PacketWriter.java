package io.chorale.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.chorale.engineio.Messages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes packets, with their attachments, as frames of a session hold them. */
final class PacketWriter {

  private PacketWriter() {}

  static String connect(String namespace, JsonNode data) {
    return Messages.text(head(PacketType.CONNECT, 0, namespace, null) + IoJson.write(data));
  }

  static String connectError(String namespace, JsonNode data) {
    return Messages.text(head(PacketType.CONNECT_ERROR, 0, namespace, null) + IoJson.write(data));
  }

  static String disconnect(String namespace) {
    return Messages.text(head(PacketType.DISCONNECT, 0, namespace, null));
  }

  static String event(String namespace, String name, List<?> arguments) {
    ArrayNode data = JsonNodeFactory.instance.arrayNode().add(name);
    return withData(
        PacketType.EVENT, PacketType.BINARY_EVENT, namespace, null, add(data, arguments));
  }

  static String ack(String namespace, long id, List<?> arguments) {
    ArrayNode data = JsonNodeFactory.instance.arrayNode();
    return withData(PacketType.ACK, PacketType.BINARY_ACK, namespace, id, add(data, arguments));
  }

  private static ArrayNode add(ArrayNode data, List<?> arguments) {
    arguments.forEach(
        argument ->
            data.add(
                argument instanceof JsonNode node
                    ? node
                    : IoJson.MAPPER.<JsonNode>valueToTree(argument)));
    return data;
  }

  private static String withData(
      PacketType plain, PacketType binary, String namespace, @Nullable Long id, ArrayNode data) {
    List<byte[]> attachments = new ArrayList<>(0);
    String json = IoJson.write(Attachments.extracted(data, attachments));
    if (attachments.isEmpty()) {
      return Messages.text(head(plain, 0, namespace, id) + json);
    }
    List<String> messages = new ArrayList<>();
    messages.add(Messages.text(head(binary, attachments.size(), namespace, id) + json));
    attachments.forEach(attachment -> messages.add(Messages.binary(attachment)));
    return Messages.together(messages);
  }

  private static String head(
      PacketType type, int attachments, String namespace, @Nullable Long id) {
    StringBuilder head = new StringBuilder(32).append(type.digit());
    if (attachments > 0) {
      head.append(attachments).append('-');
    }
    if (!namespace.equals("/")) {
      head.append(namespace).append(',');
    }
    if (id != null) {
      head.append(id.longValue());
    }
    return head.toString();
  }
}
