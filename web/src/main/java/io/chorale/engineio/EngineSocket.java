package io.chorale.engineio;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Frame;
import io.chorale.socket.SocketListener;
import java.io.ByteArrayOutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** A WebSocket that carries a session, or tries to take one over from polling. */
final class EngineSocket implements SocketListener {

  private static final String PROBE = "probe";

  private static final Logger LOG = System.getLogger(EngineSocket.class.getName());

  private final EngineSession session;
  private final WebSocketTransport transport;
  private final int most;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream binary = new ByteArrayOutputStream(0);
  private volatile boolean carrying;
  private volatile boolean probed;

  /**
   * @param most bytes of a message; of a text, characters (UTF-16 units)
   * @param carrying whether the session began with it
   */
  EngineSocket(EngineSession session, WebSocketTransport transport, int most, boolean carrying) {
    this.session = session;
    this.transport = transport;
    this.most = most;
    this.carrying = carrying;
  }

  /** Whether the client has found that it works. */
  boolean hasProbed() {
    return probed;
  }

  @Override
  public void text(String part, boolean last) {
    if (text.length() + part.length() > most) {
      refuse(CloseReason.TOO_BIG);
      return;
    }
    text.append(part);
    if (last) {
      String whole = text.toString();
      text.setLength(0);
      read(whole);
    }
  }

  private void read(String whole) {
    try {
      take(Packet.read(whole));
    } catch (MalformedPacketException malformed) {
      LOG.log(Level.DEBUG, "A WebSocket is closed", malformed);
      refuse(CloseReason.NOT_UNDERSTOOD);
    }
  }

  @Override
  public void binary(byte[] part, boolean last) {
    if (binary.size() + part.length > most) {
      refuse(CloseReason.TOO_BIG);
      return;
    }
    binary.writeBytes(part);
    if (last) {
      byte[] whole = binary.toByteArray();
      binary.reset();
      take(new Packet.Binary(whole));
    }
  }

  private void take(Packet packet) {
    if (carrying) {
      session.receive(packet);
    } else if (packet instanceof Packet.Text asked
        && asked.type() == PacketType.PING
        && asked.data().equals(PROBE)) {
      probed = true;
      transport.send(
          List.of(new Frame(new Packet.Text(PacketType.PONG, PROBE).toString())), failure -> {});
      session.endPollSoon();
    } else if (packet instanceof Packet.Text done && done.type() == PacketType.UPGRADE) {
      carrying = session.upgrade(transport);
      giveUp();
    } else {
      refuse(CloseReason.NOT_UNDERSTOOD);
    }
  }

  private void refuse(CloseReason reason) {
    if (carrying) {
      session.abort(reason);
    } else {
      session.probeEnded(this);
      transport.close(reason, PacketType.CLOSE);
    }
  }

  /** Closes one that did not take over. */
  void giveUp() {
    if (!carrying) {
      refuse(CloseReason.LEFT);
    }
  }

  @Override
  public void heard() {
    // Pongs of the WebSocket; the protocol has its own.
  }

  @Override
  public void gone() {
    if (carrying) {
      session.lost();
    } else {
      session.probeEnded(this);
    }
  }

  @Override
  public void broke(Throwable failure) {
    LOG.log(Level.DEBUG, "A WebSocket broke", failure);
    gone();
  }
}
