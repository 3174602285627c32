package io.chorale.cli;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.Polling;
import io.socket.engineio.client.transports.WebSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** A connection of the official Socket.IO client, with the options of seed 000. */
final class LiveSocket implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int RECONNECTION_ATTEMPTS = 10;

  /** What came. */
  record Event(String name, JSONObject data) {}

  private final Socket socket;
  private final BlockingQueue<Event> arrived = new LinkedBlockingQueue<>();
  private volatile String trouble = "";

  private LiveSocket(URI server) {
    socket =
        IO.socket(
            server,
            IO.Options.builder()
                .setTransports(new String[] {WebSocket.NAME, Polling.NAME})
                .setTimeout(TIMEOUT_MILLIS)
                .setReconnectionAttempts(RECONNECTION_ATTEMPTS)
                .setUpgrade(true)
                .setForceNew(true)
                .build());
    socket.on(Socket.EVENT_CONNECT_ERROR, details -> trouble = words(details));
    socket.onAnyIncoming(this::came);
  }

  /** Begins to connect. */
  static LiveSocket open(URI server) {
    LiveSocket live = new LiveSocket(server);
    live.socket.connect();
    return live;
  }

  private static String words(Object... details) {
    return details.length > 0 && details[0] instanceof Exception failure
        ? String.valueOf(failure.getMessage())
        : "no connection";
  }

  private void came(Object... arguments) {
    Object data = arguments.length > 1 ? arguments[1] : null;
    arrived.add(
        new Event(
            String.valueOf(arguments[0]),
            data instanceof JSONObject json ? json : new JSONObject()));
  }

  /** Sends an event that is to be acknowledged; the answer comes as an event {@code ack}. */
  void emit(String event, Object argument) {
    socket.emit(
        event,
        new Object[] {argument},
        (Ack) answer -> came("ack", answer.length > 0 ? answer[0] : new JSONObject()));
  }

  /**
   * The next event of those that are waited for.
   *
   * @throws CommandException when it does not come in time
   */
  Event await(String what, Duration patience, Predicate<Event> wanted) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      @Nullable Event next = arrived.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        String why = trouble.isEmpty() ? "" : " (" + trouble + ")";
        throw new CommandException(
            ExitCode.FAILED,
            "%s did not come within %d s%s.".formatted(what, patience.toSeconds(), why));
      } else if (wanted.test(next)) {
        return next;
      }
    }
  }

  @Override
  public void close() {
    socket.disconnect();
    socket.off();
  }
}
