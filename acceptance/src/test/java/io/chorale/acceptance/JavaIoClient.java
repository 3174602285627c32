package io.chorale.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.chorale.kit.ChoraleClient;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import org.json.JSONObject;

/** The official Java client, with the options of seed 000. */
final class JavaIoClient extends IoClient {

  private final Socket socket;

  JavaIoClient(ChoraleClient chorale, String... transports) {
    IO.Options options =
        IO.Options.builder()
            .setTransports(transports)
            .setTimeout(10_000)
            .setReconnectionAttempts(10)
            .setUpgrade(true)
            .setForceNew(true)
            .build();
    socket = IO.socket(chorale.address(), options);
    socket.onAnyIncoming(
        arguments ->
            came(
                String.valueOf(arguments[0]),
                arguments.length > 1 ? json(arguments[1]) : MissingNode.getInstance()));
    socket.connect();
  }

  private static JsonNode json(Object argument) {
    return argument instanceof JSONObject object
        ? ChoraleClient.parse(object.toString())
        : ChoraleClient.JSON.valueToTree(argument);
  }

  private static Object sent(Object argument) {
    try {
      return argument instanceof JsonNode node ? new JSONObject(node.toString()) : argument;
    } catch (org.json.JSONException noObject) {
      throw new IllegalArgumentException(noObject);
    }
  }

  private static Object[] sent(Object... arguments) {
    return java.util.Arrays.stream(arguments).map(JavaIoClient::sent).toArray();
  }

  @Override
  void emit(String event, Object... arguments) {
    socket.emit(event, sent(arguments));
  }

  @Override
  void emitWithAck(String event, Object... arguments) {
    socket.emit(
        event,
        sent(arguments),
        (Ack)
            answer ->
                acknowledged(answer.length > 0 ? json(answer[0]) : ChoraleClient.parse("null")));
  }

  @Override
  boolean recovers() {
    return false;
  }

  @Override
  String id() {
    return String.valueOf(socket.id());
  }

  @Override
  public void close() {
    socket.disconnect();
    socket.off();
  }
}
