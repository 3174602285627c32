package io.chorale.simulator;

import io.chorale.simulator.Tally.Ending;
import io.chorale.simulator.wire.Finish;
import io.chorale.simulator.wire.Frames;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends an answer token by token. Each tick sends every token that is due by the clock, so a late
 * tick is caught up with; a client that does not read stops the ticks until it does.
 */
final class TokenStream extends LiveStream {

  /** After this long without a token the provider shows that it is still there. */
  static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** Now and then it also does so in the middle of the text. */
  static final int TOKENS_BETWEEN_SIGNS = 100;

  /** So that one fast stream does not hold up the thousand others of its event loop. */
  private static final int TOKENS_IN_A_TICK = 500;

  /** The selector's resolution. */
  private static final long SHORTEST_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Turn turn;
  private final Clock clock;
  private final Frames frames;
  private final int last;
  private long start;
  private long written;
  private int next;

  TokenStream(Turn turn, Counted counted, Reply reply, Clock clock) {
    super(turn.protocol(), counted, reply);
    this.turn = turn;
    this.clock = clock;
    this.frames = turn.frames();
    this.last = turn.last();
  }

  @Override
  public void begin() {
    start = reply().nanoTime();
    written = start;
    reply().openStream();
    StringBuilder out = new StringBuilder();
    frames.start(out);
    reply().send(out);
    schedule(start);
  }

  @Override
  void tick() {
    long now = reply().nanoTime();
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
      reply().send(out);
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
    turn.finish()
        .ifPresentOrElse(
            finish -> {
              frames.finish(finish, turn.usage(), out);
              end(finish == Finish.REFUSED ? Ending.FAILED : Ending.FINISHED, out);
            },
            () -> breakOff(turn.steering().fault().kind(), out));
  }

  private void schedule(long now) {
    long due = start + turn.due(Math.min(next, Math.max(0, last - 1)));
    long wait = Math.min(due - now, written + SILENCE_NANOS - now);
    tickIn(Math.max(wait, SHORTEST_TICK_NANOS));
  }

  @Override
  void garbage(StringBuilder out) {
    frames.garbage(out);
  }
}
