package io.chorale.simulator;

import io.chorale.simulator.Tally.Ending;
import io.chorale.simulator.steering.Kind;
import io.chorale.simulator.wire.Errors;
import io.chorale.simulator.wire.Finish;
import io.chorale.simulator.wire.Refusal.Reason;
import io.netty.util.concurrent.Future;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends an answer in one piece, when its stream would have ended. */
final class WholeAnswer implements Exchange {

  private final Turn turn;
  private final Counted counted;
  private final Reply reply;
  private final Clock clock;
  private @Nullable Future<?> timer;

  WholeAnswer(Turn turn, Counted counted, Reply reply, Clock clock) {
    this.turn = turn;
    this.counted = counted;
    this.reply = reply;
    this.clock = clock;
  }

  @Override
  public void begin() {
    timer = reply.later(this::send, turn.due(Math.max(0, turn.last() - 1)));
  }

  private void send() {
    turn.finish().ifPresentOrElse(this::send, () -> breakOff(turn.steering().fault().kind()));
  }

  private void send(Finish finish) {
    counted.end(finish == Finish.REFUSED ? Ending.FAILED : Ending.FINISHED);
    reply.json(200, turn.protocol().whole(turn.heading(), turn.said(finish, clock.instant())));
  }

  private void breakOff(Kind kind) {
    if (kind == Kind.STALL) {
      return;
    }
    counted.end(Ending.FAILED);
    switch (kind) {
      case CUT, RESET -> reply.cut(kind == Kind.RESET);
      case ERROR -> {
        Errors errors = turn.protocol().errors();
        reply.refuse(
            errors.refusal(Reason.OVERLOADED, turn.steering().retry().orElse(Duration.ZERO)),
            errors);
      }
      default -> reply.garbage();
    }
  }

  @Override
  public void writable() {
    // One piece needs no second write.
  }

  @Override
  public void gone() {
    if (timer != null) {
      timer.cancel(false);
    }
    counted.end(Ending.CLOSED_BY_CLIENT);
  }

  @Override
  public boolean isOpen() {
    return counted.isOpen();
  }
}
