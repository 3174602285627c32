package io.chorale.simulator;

import io.chorale.simulator.Tally.Ending;
import io.chorale.simulator.answer.Answer;
import io.netty.util.concurrent.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
    switch (turn.steering().fault().kind()) {
      case CUT -> {
        counted.end(Ending.FAILED);
        reply.cut();
      }
      case STALL -> {}
      case GARBAGE -> {
        counted.end(Ending.FAILED);
        reply.garbage();
      }
      case NONE, RATE_LIMIT, SERVER_ERROR, EMPTY -> {
        counted.end(Ending.FINISHED);
        Instant now = clock.instant();
        reply.json(
            200, turn.protocol().whole(turn.ask(), reply.id(), now, answer(now), turn.usage()));
      }
    }
  }

  private Answer answer(Instant now) {
    List<String> text =
        turn.answer().text().stream().map(token -> turn.stamped(token, now)).toList();
    return new Answer(turn.answer().thoughts(), text);
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
