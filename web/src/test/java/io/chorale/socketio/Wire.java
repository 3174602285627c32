package io.chorale.socketio;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.engineio.Kit;
import io.chorale.engineio.Kit.Received;
import io.chorale.engineio.TestSocket;
import io.chorale.hub.CloseReason;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of one connection, as the wire has it. */
public final class Wire {

  private static final Pattern PID = Pattern.compile("\"pid\":\"([^\"]+)\"");
  private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");
  private static final Pattern OFFSET = Pattern.compile("\"([^\"]*)\"]$");

  private final TestSocket socket = new TestSocket();
  private final Received to;

  Wire(Kit kit, Namespaces namespaces, Comebacks comebacks) {
    to = kit.socket(socket, session -> new IoConnection(session, namespaces, comebacks));
  }

  public Wire send(String packet) {
    to.text("4" + packet);
    return this;
  }

  public void attach(byte[] attachment) {
    to.binary(attachment);
  }

  public void breakOff() {
    to.breakOff();
  }

  /** All that came but the handshake. */
  public List<String> messages() {
    List<String> messages = socket.messages();
    return messages.isEmpty() ? messages : messages.subList(1, messages.size());
  }

  public List<String> awaitMessages(int count) {
    await().until(() -> messages().size() >= count);
    return messages();
  }

  public void awaitText(String text) {
    await().until(() -> messages().stream().anyMatch(message -> message.contains(text)));
  }

  public void awaitClosed() {
    await().until(() -> socket.closed() != null);
  }

  public void awaitClosed(CloseReason reason) {
    await().until(() -> socket.closed() == reason);
  }

  public String pid() {
    return found(PID, awaitMessages(1).get(0));
  }

  public String sid() {
    return found(SID, awaitMessages(1).get(0));
  }

  private static String found(Pattern pattern, String message) {
    Matcher matcher = pattern.matcher(message);
    assertThat(matcher.find()).as(message).isTrue();
    return matcher.group(1);
  }

  /** What the events say, without the offsets. */
  public List<String> told() {
    return messages().stream()
        .filter(message -> message.startsWith("42"))
        .filter(not(message -> message.startsWith("42[\"offset\"")))
        .map(message -> message.replaceFirst(",?\"[^\",]*\"]$", "]"))
        .toList();
  }

  public String lastOffset() {
    List<String> messages = messages();
    return found(OFFSET, messages.get(messages.size() - 1));
  }

  /** The offset of the first message with that text. */
  public String offsetOf(String text) {
    awaitText(text);
    return messages().stream()
        .filter(message -> message.contains(text))
        .map(message -> found(OFFSET, message))
        .findFirst()
        .orElseThrow();
  }
}
