package io.chorale.simulator;

import io.chorale.simulator.answer.Answer;
import io.chorale.simulator.steering.Steering;
import io.chorale.simulator.wire.Ask;
import io.chorale.simulator.wire.Protocol;
import io.chorale.simulator.wire.Usage;
import java.time.Instant;

/** What was asked and what will be said, before any of it is sent. */
record Turn(Ask ask, Protocol protocol, Steering steering, Answer answer) {

  private static final double NANOS = 1e9;

  /** How many tokens are sent, up to the fault if there is one. */
  int last() {
    return answer.thoughts().size() + steering.fault().lastOf(answer.text().size());
  }

  /** When a token is due, in nanoseconds after the start. */
  long due(int token) {
    return steering.ttft().toNanos() + (long) (token * NANOS / steering.rate());
  }

  Usage usage() {
    return new Usage(ask.inputTokens(), answer.thoughts().size(), answer.text().size());
  }

  /** A text token as it is sent at {@code now}. */
  String stamped(String token, Instant now) {
    if (!steering.stamp()) {
      return token;
    }
    long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    return "~T" + nanos + "~" + token;
  }
}
