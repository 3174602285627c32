package io.chorale.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.simulator.wire.Call;
import io.chorale.simulator.wire.Json;
import io.chorale.simulator.wire.Protocol;
import io.chorale.simulator.wire.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes one request to where its path leads. */
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
  private final Answering answering;
  private final OpenStreams streams;

  Calls(Tallies tallies, Answering answering, OpenStreams streams) {
    this.tallies = tallies;
    this.answering = answering;
    this.streams = streams;
  }

  /**
   * Returns the exchange that goes on, or null when all is said.
   *
   * @throws Refusal when the request gets an error instead
   */
  @Nullable Exchange take(Call call, String body, Protocol protocol, Reply reply) {
    switch (Route.of(call)) {
      case COUNTS -> reply.json(200, CountsJson.of(tallies, call.query().get("model")));
      case DISTURB -> disturb(Json.parse(body), reply);
      case MODELS -> {
        protocol.admit(call);
        reply.json(200, protocol.models(MODELS));
      }
      case ANSWER -> {
        protocol.admit(call);
        return answering.begin(protocol.ask(call, Json.parse(body)), protocol, reply);
      }
    }
    return null;
  }

  private void disturb(JsonNode body, Reply reply) {
    JsonNode faults = body.path("faults");
    if (!faults.isInt() || faults.asInt() < 0) {
      throw new Refusal(
          Refusal.Reason.BAD_REQUEST, "faults: how many streams to break, a whole number");
    }
    var unused =
        streams
            .disturb(faults.asInt(), body.path("seed").asLong())
            .thenAcceptAsync(
                broken -> reply.json(200, Json.object().put("disturbed", broken)), reply.loop());
  }
}
