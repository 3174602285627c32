package io.chorale.simulator;

import io.chorale.simulator.wire.Frames;
import java.util.concurrent.TimeUnit;

/** Says for ever that it is still there, and nothing else. */
final class SlowStream extends LiveStream {

  /** Shorter than any idle time-out that a client would have. */
  static final long BETWEEN_SIGNS_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Frames frames;

  SlowStream(Turn turn, Counted counted, Reply reply) {
    super(turn.protocol(), counted, reply);
    this.frames = turn.frames();
  }

  @Override
  public void begin() {
    reply().openStream();
    StringBuilder out = new StringBuilder();
    frames.start(out);
    reply().send(out);
    tick();
  }

  @Override
  void tick() {
    StringBuilder out = new StringBuilder();
    frames.keepAlive(out);
    // A provider that sends no sign of its own sits behind a gateway that does.
    reply().send(out.isEmpty() ? out.append(": keep-alive\r\n\r\n") : out);
    tickIn(BETWEEN_SIGNS_NANOS);
  }

  @Override
  void garbage(StringBuilder out) {
    frames.garbage(out);
  }
}
