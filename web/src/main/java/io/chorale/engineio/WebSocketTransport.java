package io.chorale.engineio;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Frame;
import io.chorale.hub.Outlet;
import io.chorale.hub.Outlet.SendDone;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends each packet as a message of a WebSocket. Takes what a session has left over from polling
 * before what comes then, and one send at a time goes on to the socket. The counter {@code signals}
 * makes a loop of what would be a recursion where sends end at once.
 */
final class WebSocketTransport implements Transport {

  static final String NAME = "websocket";

  private static final SendDone NOBODY = failure -> {};

  private final Outlet socket;
  private final Deque<Part> waiting = new ArrayDeque<>(2);
  private final AtomicInteger signals = new AtomicInteger();
  private boolean sending;

  /**
   * @param done told when the last part of what was sent together is on its way
   */
  private record Part(List<Frame> messages, SendDone done) {}

  /**
   * @param socket whose text and binary frames become messages, each for itself
   */
  WebSocketTransport(Outlet socket) {
    this.socket = socket;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int framesPerSend() {
    return socket.framesPerSend();
  }

  @Override
  public void send(List<Frame> frames, SendDone done) {
    enqueue(frames, done);
    goOn();
  }

  /** Puts frames behind what waits, without sending. */
  void enqueue(List<Frame> frames, SendDone done) {
    List<Frame> messages =
        frames.stream().allMatch(WebSocketTransport::isOneText) ? frames : split(frames);
    int most = framesPerSend();
    synchronized (this) {
      int from = 0;
      for (; messages.size() - from > most; from += most) {
        waiting.add(new Part(messages.subList(from, from + most), NOBODY));
      }
      waiting.add(new Part(messages.subList(from, messages.size()), done));
    }
  }

  private static boolean isOneText(Frame frame) {
    return frame.text().indexOf(Packet.SEPARATOR) < 0 && !isBinary(frame.text());
  }

  private static boolean isBinary(String packet) {
    return packet.charAt(0) == Packet.BINARY;
  }

  private static List<Frame> split(List<Frame> frames) {
    List<Frame> messages = new ArrayList<>();
    for (Frame frame : frames) {
      for (String packet : Packet.split(frame.text())) {
        messages.add(
            isBinary(packet)
                ? Frame.binary(Base64.getDecoder().decode(packet.substring(1)))
                : new Frame(packet));
      }
    }
    return messages;
  }

  /** Sends what waits, unless something is being sent. */
  void goOn() {
    if (signals.getAndIncrement() == 0) {
      int seen = 1;
      do {
        step();
        seen = signals.addAndGet(-seen);
      } while (seen != 0);
    }
  }

  private void step() {
    Part part;
    synchronized (this) {
      if (sending || waiting.isEmpty()) {
        return;
      }
      sending = true;
      part = waiting.remove();
    }
    socket.send(part.messages, failure -> sent(part, failure));
  }

  private void sent(Part part, @Nullable Throwable failure) {
    List<Part> lost = List.of();
    synchronized (this) {
      sending = false;
      if (failure != null) {
        lost = List.copyOf(waiting);
        waiting.clear();
      }
    }
    part.done.sent(failure);
    lost.forEach(unsent -> unsent.done.sent(failure));
    goOn();
  }

  @Override
  public void close(CloseReason reason, PacketType last) {
    socket.close(reason);
  }
}
