package io.chorale.socketio;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * What the protocol's test suite talks to: sends back what it is sent, also to connect. There only
 * when asked for.
 */
final class SuiteNamespace implements Namespace {

  /** The suite hears one message at a time, and misses a second one that comes together with it. */
  private static final long APART_MILLIS = 20;

  private final String name;
  private final ScheduledExecutorService timer;

  SuiteNamespace(String name, ScheduledExecutorService timer) {
    this.name = name;
    this.timer = timer;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean recovers() {
    return false;
  }

  @Override
  public ClientListener connected(Client client) {
    ScheduledFuture<?> unused =
        timer.schedule(
            () -> client.emit("auth", client.auth()), APART_MILLIS, TimeUnit.MILLISECONDS);
    return (event, arguments, ack) -> {
      switch (event) {
        case "message" -> client.emit("message-back", arguments.toArray());
        case "message-with-ack" -> ack.answer(arguments.toArray());
        default -> {
          // Not of the suite.
        }
      }
    };
  }
}
