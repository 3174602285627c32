package io.chorale.simulator;

import io.chorale.simulator.Tally.Ending;
import io.chorale.simulator.steering.Playback;
import io.chorale.simulator.steering.Steering;
import io.chorale.simulator.wire.Ask;
import io.chorale.simulator.wire.Errors;
import io.chorale.simulator.wire.Heading;
import io.chorale.simulator.wire.Protocol;
import io.chorale.simulator.wire.Refusal;
import io.chorale.simulator.wire.Refusal.Reason;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Answers a call to a model as the model's name wants it, and counts it. */
final class Answering {

  private final Tallies tallies;
  private final OpenStreams streams;
  private final Recordings recordings;
  private final Clock clock;

  Answering(Tallies tallies, OpenStreams streams, Recordings recordings, Clock clock) {
    this.tallies = tallies;
    this.streams = streams;
    this.recordings = recordings;
    this.clock = clock;
  }

  /**
   * Returns the exchange that goes on, or null when all is said.
   *
   * @throws Refusal when the model's name asks for one
   */
  @Nullable Exchange begin(Ask ask, Protocol protocol, Reply reply) {
    if (Playback.isMeant(ask.model())) {
      return replay(ask, protocol, reply);
    }
    Steering steering = Steering.of(ask.model());
    if (steering.fault().kind().isBulk() && !ask.stream()) {
      throw new Refusal(Reason.BAD_REQUEST, "That much text is only streamed.");
    }
    Counted counted = tallies.start(ask.model());
    Refusing.of(steering, counted.number(), protocol.errors())
        .ifPresent(refusal -> refuse(refusal, protocol.errors(), counted, reply));
    Heading heading = new Heading(ask, steering.manner(), reply.id(), clock.instant());
    return answer(Turn.of(heading, protocol, steering), counted, reply);
  }

  private void refuse(Refusal refusal, Errors errors, Counted counted, Reply reply) {
    counted.end(Ending.FAILED);
    if (!refusal.waiting().isZero()) {
      reply.add(errors.waitHeaders(refusal.waiting(), clock.instant()));
    }
    throw refusal;
  }

  private @Nullable Exchange answer(Turn turn, Counted counted, Reply reply) {
    boolean stream = turn.ask().stream();
    return switch (turn.steering().fault().kind()) {
      case EMPTY, JSON, HTML, HTML_200 -> {
        counted.end(Ending.FAILED);
        misplaced(turn, reply);
        yield null;
      }
      case HANG -> begun(new Silence(counted));
      case SLOW ->
          stream
              ? watched(new SlowStream(turn, counted, reply), counted)
              : begun(new Silence(counted));
      case FLOOD, BIG_EVENT -> watched(new BulkStream(turn, counted, reply), counted);
      default ->
          stream
              ? watched(new TokenStream(turn, counted, reply, clock), counted)
              : begun(new WholeAnswer(turn, counted, reply, clock));
    };
  }

  /** What is no answer and no refusal, but something else with a status that misleads. */
  private static void misplaced(Turn turn, Reply reply) {
    Errors errors = turn.protocol().errors();
    switch (turn.steering().fault().kind()) {
      case JSON ->
          reply.json(
              200, errors.body(errors.refusal(Reason.SERVER_ERROR, Duration.ZERO), reply.id()));
      case HTML -> reply.badGateway(502);
      case HTML_200 -> reply.badGateway(200);
      default -> {
        reply.openStream();
        reply.endStream();
      }
    }
  }

  private Exchange replay(Ask ask, Protocol protocol, Reply reply) {
    Playback playback = Playback.of(ask.model());
    Recording recording =
        recordings
            .named(playback.name())
            .orElseThrow(() -> protocol.errors().refusal(Reason.NO_MODEL, Duration.ZERO));
    Counted counted = tallies.start(ask.model());
    return watched(new ReplayStream(recording, playback, protocol, counted, reply), counted);
  }

  private Exchange watched(LiveStream stream, Counted counted) {
    streams.add(stream, counted);
    return begun(stream);
  }

  private static Exchange begun(Exchange exchange) {
    exchange.begin();
    return exchange;
  }
}
