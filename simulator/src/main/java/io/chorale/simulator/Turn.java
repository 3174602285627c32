package io.chorale.simulator;

import io.chorale.simulator.answer.Answer;
import io.chorale.simulator.steering.Fault;
import io.chorale.simulator.steering.Kind;
import io.chorale.simulator.steering.Steering;
import io.chorale.simulator.wire.Ask;
import io.chorale.simulator.wire.Finish;
import io.chorale.simulator.wire.Frames;
import io.chorale.simulator.wire.Heading;
import io.chorale.simulator.wire.Protocol;
import io.chorale.simulator.wire.Said;
import io.chorale.simulator.wire.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was asked and what will be said, before any of it is sent. */
record Turn(Heading heading, Protocol protocol, Steering steering, Answer answer) {

  private static final double NANOS = 1e9;

  static Turn of(Heading heading, Protocol protocol, Steering steering) {
    Answer answer =
        steering
            .part()
            .played(
                Answer.to(
                    heading.ask().brief(),
                    protocol.voice(),
                    steering.tokens(),
                    steering.thoughts()),
                heading.ask().told());
    return new Turn(
        heading,
        protocol,
        steering,
        heading.ask().thoughts() ? answer : new Answer(List.of(), answer.text()));
  }

  Ask ask() {
    return heading.ask();
  }

  Frames frames() {
    return protocol.frames(heading);
  }

  /** How many tokens are sent, up to the fault or the limit if there is one. */
  int last() {
    return Math.min(wanted(), ask().limit().orElse(Integer.MAX_VALUE));
  }

  private int wanted() {
    Fault fault = steering.fault();
    int thoughts = answer.thoughts().size();
    int text = answer.text().size();
    if (fault.kind() == Kind.REFUSED) {
      int before = protocol.tokensBeforeRefusal();
      return before == 0 ? 0 : thoughts + Math.min(before, text);
    }
    return thoughts + fault.lastOf(text);
  }

  /** The proper end; empty when a fault breaks the answer off. */
  Optional<Finish> finish() {
    if (last() < wanted()) {
      return Optional.of(Finish.LENGTH);
    }
    Kind kind = steering.fault().kind();
    if (kind.breaksOff()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (kind) {
          case LENGTH -> Finish.LENGTH;
          case REFUSED -> Finish.REFUSED;
          default -> steering.manner().tool().isPresent() ? Finish.TOOL : Finish.STOP;
        });
  }

  /** When a token is due, in nanoseconds after the start. */
  long due(int token) {
    return steering.ttft().toNanos() + (long) (token * NANOS / steering.rate());
  }

  /** Of what is sent in the end. */
  Usage usage() {
    int thoughts = Math.min(last(), answer.thoughts().size());
    return new Usage(ask().inputTokens(), thoughts, last() - thoughts);
  }

  /** All of it at once, as it is sent at {@code now}. */
  Said said(Finish finish, Instant now) {
    Usage usage = usage();
    List<String> text =
        answer.text().subList(0, usage.text()).stream().map(it -> stamped(it, now)).toList();
    List<String> thoughts = answer.thoughts().subList(0, usage.thoughts());
    return new Said(new Answer(thoughts, text), finish, usage);
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
