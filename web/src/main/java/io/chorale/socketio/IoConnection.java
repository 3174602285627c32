package io.chorale.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.engineio.EngineListener;
import io.chorale.engineio.EngineSession;
import io.chorale.engineio.MalformedPacketException;
import io.chorale.hub.Frame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One session's connections to namespaces. */
final class IoConnection implements EngineListener {

  private static final String PID = "pid";
  private static final String OFFSET = "offset";

  private final EngineSession session;
  private final Namespaces namespaces;
  private final Comebacks comebacks;
  private final PacketReader reader = new PacketReader();
  private final Map<String, Joined> joined = new ConcurrentHashMap<>(2);

  /** Where this side said goodbye: what still comes from there crossed it on the way. */
  private final Set<String> dismissed = new HashSet<>();

  private volatile boolean used;

  private record Joined(Client client, ClientListener listener) {}

  IoConnection(EngineSession session, Namespaces namespaces, Comebacks comebacks) {
    this.session = session;
    this.namespaces = namespaces;
    this.comebacks = comebacks;
  }

  /** Whether any namespace was connected to. */
  boolean isUsed() {
    return used;
  }

  @Override
  public void text(String message) {
    reader.text(message).ifPresent(this::take);
  }

  @Override
  public void binary(byte[] message) {
    reader.binary(message).ifPresent(this::take);
  }

  private void take(Packet packet) {
    Joined member = joined.get(packet.namespace());
    if (member != null && member.client.isGone()) {
      dismiss(member);
      member = null;
    }
    if (packet.type() == PacketType.CONNECT && member == null) {
      connect(packet);
    } else if (member != null) {
      hear(member, packet);
    } else if (!dismissed.contains(packet.namespace())) {
      throw new MalformedPacketException("a client connects to a namespace before all else");
    }
  }

  private void dismiss(Joined member) {
    joined.remove(member.client.namespace());
    dismissed.add(member.client.namespace());
    depart(member, Departure.DISCONNECTED);
  }

  private void hear(Joined member, Packet packet) {
    switch (packet.type()) {
      case EVENT -> event(member, packet);
      case ACK -> {
        // Nothing is asked of clients that they would acknowledge.
      }
      case DISCONNECT -> {
        joined.remove(packet.namespace());
        depart(member, Departure.DISCONNECTED);
      }
      default -> throw new MalformedPacketException("a client connects to a namespace once");
    }
  }

  private static void event(Joined member, Packet packet) {
    List<JsonNode> arguments = new ArrayList<>();
    JsonNode data = packet.data();
    if (data != null) {
      data.forEach(arguments::add);
    }
    String name = arguments.remove(0).asText();
    member.listener.event(name, arguments, ack(member.client, packet.id()));
  }

  private static Ack ack(Client client, @Nullable Long id) {
    if (id == null) {
      return Ack.NONE;
    }
    AtomicBoolean answered = new AtomicBoolean();
    return arguments -> {
      if (answered.compareAndSet(false, true)) {
        client.answer(id, arguments);
      }
    };
  }

  private void connect(Packet packet) {
    Namespace namespace = namespaces.find(packet.namespace());
    if (namespace == null) {
      refuse(packet.namespace(), "Invalid namespace");
      return;
    }
    ObjectNode auth =
        packet.data() instanceof ObjectNode sent ? sent : JsonNodeFactory.instance.objectNode();
    try {
      enter(namespace, client(namespace, auth));
    } catch (RefusedConnectException refused) {
      refuse(packet.namespace(), String.valueOf(refused.getMessage()));
    }
  }

  private Client client(Namespace namespace, ObjectNode auth) {
    if (!namespace.recovers()) {
      Rooms rooms = namespace.admit(session.caller(), auth);
      return new Client(namespace, Identity.random(rooms), session, auth, rooms, false);
    }
    JsonNode pid = auth.remove(PID);
    JsonNode offset = auth.remove(OFFSET);
    Rooms first = namespace.admit(session.caller(), auth);
    Identity known =
        pid != null && pid.isTextual() ? Identity.parse(pid.textValue()).orElse(null) : null;
    if (known != null) {
      String text = offset == null || !offset.isTextual() ? null : offset.textValue();
      Rooms rooms =
          comebacks
              .rooms(namespace.name(), known, text)
              .filter(stood -> namespace.mayReturn(session.caller(), stood))
              .orElse(null);
      if (rooms != null) {
        return new Client(namespace, known, session, auth, rooms, true);
      }
    }
    return new Client(namespace, Identity.random(first), session, auth, first, false);
  }

  private void enter(Namespace namespace, Client client) {
    used = true;
    dismissed.remove(namespace.name());
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("sid", client.sid());
    if (namespace.recovers()) {
      answer.put(PID, client.identity().pid());
      comebacks.came(client);
    }
    // In its place before the face can send: what is sent looks for it there.
    joined.put(namespace.name(), new Joined(client, (event, arguments, ack) -> {}));
    session.watcher().tell(PacketWriter.connect(namespace.name(), answer));
    joined.put(namespace.name(), new Joined(client, namespace.connected(client)));
  }

  private void refuse(String namespace, String words) {
    ObjectNode error = JsonNodeFactory.instance.objectNode().put("message", words);
    session.watcher().tell(PacketWriter.connectError(namespace, error));
  }

  private void depart(Joined member, Departure departure) {
    if (departure == Departure.CUT_OFF) {
      comebacks.went(member.client);
    } else {
      comebacks.left(member.client);
    }
    member.client.end();
    boolean comes = departure == Departure.CUT_OFF && member.client.isSuperseded();
    member.listener.gone(comes ? Departure.SUPERSEDED : departure);
  }

  @Override
  public void upgraded() {
    joined.values().forEach(member -> member.listener.transportChanged());
  }

  @Override
  public void closed() {
    List.copyOf(joined.values()).forEach(member -> depart(member, Departure.CUT_OFF));
    joined.clear();
  }

  @Override
  public @Nullable Frame outgoing(Frame frame) {
    if (frame instanceof EventFrame event) {
      Joined member = joined.get(event.namespace());
      return member == null ? null : member.client.turn(event);
    }
    return frame;
  }
}
