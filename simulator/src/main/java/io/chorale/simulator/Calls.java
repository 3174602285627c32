package io.chorale.simulator;

import static io.netty.handler.codec.http.HttpHeaderNames.RETRY_AFTER;

import io.chorale.simulator.Tally.Ending;
import io.chorale.simulator.answer.Answer;
import io.chorale.simulator.steering.Steering;
import io.chorale.simulator.wire.Ask;
import io.chorale.simulator.wire.Call;
import io.chorale.simulator.wire.Json;
import io.chorale.simulator.wire.Protocol;
import io.chorale.simulator.wire.Refusal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers one request: what it may ask, what it gets, and that it is counted. */
final class Calls {

  private static final List<String> MODELS =
      List.of(
          "simulated",
          "sim:rate=30;thoughts=6",
          "sim:rate=120;tokens=400",
          "sim:rate=8;ttft=1500;thoughts=12",
          "sim:fault=429",
          "sim:fault=cut@50",
          "sim:fault=stall@50");

  private final Tallies tallies;
  private final Clock clock;

  Calls(Tallies tallies, Clock clock) {
    this.tallies = tallies;
    this.clock = clock;
  }

  /**
   * Returns the exchange that goes on, or null when all is said.
   *
   * @throws Refusal when the request gets an error instead
   */
  @Nullable Exchange take(Call call, String body, Protocol protocol, Reply reply) {
    switch (Route.of(call)) {
      case COUNTS -> reply.json(200, CountsJson.of(tallies, call.query().get("model")));
      case MODELS -> {
        protocol.admit(call);
        reply.json(200, protocol.models(MODELS));
      }
      case ANSWER -> {
        protocol.admit(call);
        return answer(protocol.ask(call, Json.parse(body)), protocol, reply);
      }
    }
    return null;
  }

  private @Nullable Exchange answer(Ask ask, Protocol protocol, Reply reply) {
    Steering steering = Steering.of(ask.model());
    Counted counted = tallies.start(ask.model());
    switch (steering.fault().kind()) {
      case RATE_LIMIT -> {
        counted.end(Ending.FAILED);
        reply.add(protocol.rateLimitHeaders(clock.instant()));
        reply.add(RETRY_AFTER.toString(), Long.toString(Refusal.RETRY_AFTER.toSeconds()));
        throw new Refusal(Refusal.Reason.RATE_LIMITED, "Rate limit reached (simulated).");
      }
      case SERVER_ERROR -> {
        counted.end(Ending.FAILED);
        throw new Refusal(Refusal.Reason.SERVER_ERROR, "Internal server error (simulated).");
      }
      case EMPTY -> {
        counted.end(Ending.FAILED);
        reply.openStream();
        reply.endStream();
        return null;
      }
      case NONE, CUT, STALL, GARBAGE -> {
        return begun(
            new Turn(ask, protocol, steering, answerTo(ask, protocol, steering)), counted, reply);
      }
    }
    throw new AssertionError(steering.fault());
  }

  private Exchange begun(Turn turn, Counted counted, Reply reply) {
    Exchange exchange =
        turn.ask().stream()
            ? new TokenStream(turn, counted, reply, clock)
            : new WholeAnswer(turn, counted, reply, clock);
    exchange.begin();
    return exchange;
  }

  private static Answer answerTo(Ask ask, Protocol protocol, Steering steering) {
    Answer answer =
        Answer.to(ask.brief(), protocol.voice(), steering.tokens(), steering.thoughts());
    return ask.thoughts() ? answer : new Answer(List.of(), answer.text());
  }
}
