package io.chorale.simulator;

import io.chorale.simulator.Tally.Ending;
import io.chorale.simulator.wire.Frames;
import io.netty.util.concurrent.Future;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends an answer token by token. Each tick sends every token that is due by the clock, so a late
 * tick is caught up with; a client that does not read stops the ticks until it does.
 */
final class TokenStream implements Exchange {

  /** After this long without a token the provider shows that it is still there. */
  static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** Now and then it also does so in the middle of the text. */
  static final int TOKENS_BETWEEN_SIGNS = 100;

  /** So that one fast stream does not hold up the thousand others of its event loop. */
  private static final int TOKENS_IN_A_TICK = 500;

  /** The selector's resolution. */
  private static final long SHORTEST_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Turn turn;
  private final Counted counted;
  private final Reply reply;
  private final Clock clock;
  private final Frames frames;
  private final int last;
  private long start;
  private long written;
  private int next;
  private boolean waitingForReader;
  private @Nullable Future<?> timer;

  TokenStream(Turn turn, Counted counted, Reply reply, Clock clock) {
    this.turn = turn;
    this.counted = counted;
    this.reply = reply;
    this.clock = clock;
    this.frames = turn.protocol().frames(turn.ask(), reply.id(), clock.instant());
    this.last = turn.last();
  }

  @Override
  public void begin() {
    start = reply.nanoTime();
    written = start;
    reply.openStream();
    StringBuilder out = new StringBuilder();
    frames.start(out);
    reply.send(out);
    schedule(start);
  }

  private void tick() {
    if (!reply.isWritable()) {
      waitingForReader = true;
      return;
    }
    long now = reply.nanoTime();
    StringBuilder out = new StringBuilder();
    int until = Math.min(last, next + TOKENS_IN_A_TICK);
    while (next < until && start + turn.due(next) <= now) {
      write(next++, out);
    }
    if (next == last && start + turn.due(Math.max(0, last - 1)) <= now) {
      end(out);
      return;
    }
    if (out.isEmpty() && now - written >= SILENCE_NANOS) {
      frames.keepAlive(out);
      written = now;
    }
    if (!out.isEmpty()) {
      written = now;
      reply.send(out);
    }
    schedule(now);
  }

  private void write(int token, StringBuilder out) {
    List<String> thoughts = turn.answer().thoughts();
    if (token < thoughts.size()) {
      frames.thought(thoughts.get(token), out);
      return;
    }
    int index = token - thoughts.size();
    frames.text(turn.stamped(turn.answer().text().get(index), clock.instant()), out);
    if (index % TOKENS_BETWEEN_SIGNS == TOKENS_BETWEEN_SIGNS - 1) {
      frames.keepAlive(out);
    }
  }

  private void end(StringBuilder out) {
    switch (turn.steering().fault().kind()) {
      case CUT -> {
        counted.end(Ending.FAILED);
        reply.send(out);
        reply.cut();
      }
      case STALL -> reply.send(out);
      case GARBAGE -> {
        counted.end(Ending.FAILED);
        frames.garbage(out);
        reply.send(out);
        reply.endStream();
      }
      case NONE, RATE_LIMIT, SERVER_ERROR, EMPTY -> {
        counted.end(Ending.FINISHED);
        frames.finish(turn.usage(), out);
        reply.send(out);
        reply.endStream();
      }
    }
  }

  private void schedule(long now) {
    long due = start + turn.due(Math.min(next, Math.max(0, last - 1)));
    long wait = Math.min(due - now, written + SILENCE_NANOS - now);
    timer = reply.later(this::tick, Math.max(wait, SHORTEST_TICK_NANOS));
  }

  @Override
  public void writable() {
    if (waitingForReader) {
      waitingForReader = false;
      tick();
    }
  }

  @Override
  public void gone() {
    if (timer != null) {
      timer.cancel(false);
    }
    waitingForReader = false;
    counted.end(Ending.CLOSED_BY_CLIENT);
  }

  @Override
  public boolean isOpen() {
    return counted.isOpen();
  }
}
