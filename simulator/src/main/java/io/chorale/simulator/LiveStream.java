package io.chorale.simulator;

import io.chorale.simulator.Tally.Ending;
import io.chorale.simulator.steering.Kind;
import io.chorale.simulator.wire.Protocol;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A response that is sent bit by bit: it waits for a client that does not read, and can be broken
 * off at any time. Used by its event loop alone, but for {@link #isBroken} and {@link #loop}.
 */
abstract sealed class LiveStream implements Exchange
    permits TokenStream, SlowStream, BulkStream, ReplayStream {

  private final Protocol protocol;
  private final Counted counted;
  private final Reply reply;
  private boolean waitingForReader;
  private volatile boolean broken;
  private @Nullable Future<?> timer;

  LiveStream(Protocol protocol, Counted counted, Reply reply) {
    this.protocol = protocol;
    this.counted = counted;
    this.reply = reply;
  }

  /** Sends what is due, and says by {@link #tickIn} or an end how it goes on. */
  abstract void tick();

  /** An event that is no JSON, in the provider's shape. */
  abstract void garbage(StringBuilder out);

  final Reply reply() {
    return reply;
  }

  final EventExecutor loop() {
    return reply.loop();
  }

  final boolean isBroken() {
    return broken;
  }

  final void tickIn(long nanos) {
    timer = reply.later(this::tickIfRead, nanos);
  }

  private void tickIfRead() {
    waitingForReader = !reply.isWritable();
    if (!waitingForReader) {
      tick();
    }
  }

  final void end(Ending ending, StringBuilder out) {
    counted.end(ending);
    reply.send(out);
    reply.endStream();
  }

  /** Breaks off after {@code out}; a stall stays open until the client goes. */
  final void breakOff(Kind kind, StringBuilder out) {
    broken = true;
    stopTicking();
    switch (kind) {
      case STALL -> reply.send(out);
      case CUT, RESET -> {
        counted.end(Ending.FAILED);
        reply.send(out);
        reply.cut(kind == Kind.RESET);
      }
      case GARBAGE -> {
        garbage(out);
        end(Ending.FAILED, out);
      }
      case ERROR -> {
        protocol.errors().event(reply.id(), out);
        end(Ending.FAILED, out);
      }
      case NO_MARK -> end(Ending.FAILED, out);
      default -> throw new IllegalArgumentException(kind + " does not break a stream off");
    }
  }

  /** Breaks off where the stream happens to be, or a little later; false when it is over. */
  boolean disturb(Kind kind) {
    if (broken || !isOpen()) {
      return false;
    }
    breakOff(kind, new StringBuilder());
    return true;
  }

  @Override
  public final void writable() {
    if (waitingForReader && !broken) {
      tickIfRead();
    }
  }

  @Override
  public final void gone() {
    stopTicking();
    counted.end(Ending.CLOSED_BY_CLIENT);
  }

  private void stopTicking() {
    if (timer != null) {
      timer.cancel(false);
    }
    waitingForReader = false;
  }

  @Override
  public final boolean isOpen() {
    return counted.isOpen();
  }
}
