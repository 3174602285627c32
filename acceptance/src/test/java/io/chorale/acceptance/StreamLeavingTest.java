package io.chorale.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.acceptance.StreamCaller.Heard;
import io.chorale.kit.ChoraleClient;
import io.chorale.simulator.Simulator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of seed 004's streams when somebody stops them, leaves, is cut off, or returns. */
@ExtendWith(StreamServer.class)
class StreamLeavingTest {

  private static final String ASK = "{\"message\":\"Explain quantum computing\"}";
  private static final String ASK_AND_STAY =
      "{\"message\":\"Explain quantum computing\",\"onDisconnect\":\"continue\"}";

  private static void awaitState(ChoraleClient chorale, String session, String state) {
    assertThat(chorale.awaitEnd(session).get("state").asText()).isEqualTo(state);
  }

  @Test
  void whoLeavesEndsItsStreamsAtOnceAndTheProvidersConnections(
      ChoraleClient chorale, Simulator simulator) {
    StreamCaller caller = StreamCaller.connect(chorale);
    long before = simulator.counts(StreamServer.PRIMARY).closedByClient();
    caller.asks(ASK).asks(ASK);
    await().atMost(StreamCaller.PATIENCE).until(() -> caller.heard("stream_start").size() == 2);
    caller.await1("stream_chunk");
    caller.close();
    await()
        .atMost(StreamCaller.PATIENCE)
        .until(() -> simulator.counts(StreamServer.PRIMARY).closedByClient() - before == 2);
    caller.heard("stream_start").forEach(it -> awaitState(chorale, it.session(), "cancelled"));
  }

  @Test
  void whoIsCutOffEndsItsStreamsToo(ChoraleClient chorale) {
    StreamWire wire = StreamWire.connect(chorale, "");
    wire.emit("stream_request", ASK);
    String session = wire.awaitEvent("stream_chunk").get(1).get("sessionId").asText();
    wire.cutOff();
    awaitState(chorale, session, "cancelled");
  }

  @Test
  void whoIsBackBeforeItIsKnownToBeGoneKeepsItsStreamsAndMissesNothing(ChoraleClient chorale) {
    StreamWire first = StreamWire.connect(chorale, "");
    first.emit("stream_request", ASK);
    first.awaitEvent("stream_chunk");
    StreamWire second = StreamWire.connect(chorale, first.comeback());
    assertThat(second.pid()).isEqualTo(first.pid());
    JsonNode end = second.awaitEvent("stream_complete").get(1);
    assertThat(end.has("stopped")).isFalse();
    // The first may have heard more before it was closed than the offset says that was taken.
    assertThat(end.get("fullText").asText()).isEqualTo(first.textBeforeComeback() + second.text());
    awaitState(chorale, end.get("sessionId").asText(), "complete");
    second.cutOff();
  }

  @Test
  void whatGoesOnIsWatchedToItsEndByWhoReturns(ChoraleClient chorale) {
    StreamCaller first = StreamCaller.connect(chorale);
    first.asks(ASK_AND_STAY);
    Heard chunk = first.await1("stream_chunk");
    first.close();
    try (StreamCaller second = StreamCaller.connect(chorale)) {
      long after = chunk.data().get("seq").asLong();
      second.says(
          "stream_resume", "{\"sessionId\":\"%s\",\"after\":%d}".formatted(chunk.session(), after));
      JsonNode end = second.awaitEnd().data();
      assertThat(end.has("stopped")).isFalse();
      assertThat(end.get("fullText").asText())
          .isEqualTo(chunk.data().get("chunk").asText() + second.text(chunk.session()));
    }
    awaitState(chorale, chunk.session(), "complete");
  }

  @Test
  void whoIsCutOffAndReturnsByItselfGetsTheRest(ChoraleClient chorale) {
    StreamWire first = StreamWire.connect(chorale, "");
    first.emit("stream_request", ASK_AND_STAY);
    first.awaitEvent("stream_chunk");
    String comeback = first.comeback();
    first.cutOff();
    StreamWire second = StreamWire.connect(chorale, comeback);
    JsonNode end = second.awaitEvent("stream_complete").get(1);
    assertThat(end.get("fullText").asText()).isEqualTo(first.textBeforeComeback() + second.text());
    second.cutOff();
  }

  @Test
  void aStopKeepsWhatCameAndTellsItsTrueCost(ChoraleClient chorale) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      caller.asks(ASK);
      String session = caller.await1("stream_chunk").session();
      JsonNode answer =
          caller.isAnswered("stream_stop", "{\"sessionId\":\"%s\"}".formatted(session));
      assertThat(answer.get("stopped").asBoolean()).isTrue();
      Heard end = caller.awaitEnd();
      assertThat(end.event()).isEqualTo("stream_complete");
      assertThat(end.data().get("stopped").asBoolean()).isTrue();
      assertThat(end.data().get("fullText").asText()).isNotEmpty().isEqualTo(caller.text(session));
      assertThat(end.data().get("totalCost").asDouble()).isPositive();
      awaitState(chorale, session, "cancelled");
    }
  }

  @Test
  void aBandJamIsStoppedAsAWhole(ChoraleClient chorale) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      String session =
          caller
              .isAnswered("stream_request", "{\"message\":\"Hi\",\"mode\":\"band_jam\"}")
              .get("sessionId")
              .asText();
      caller.says("stream_stop", "{\"sessionId\":\"%s\"}".formatted(session));
      JsonNode end = caller.awaitEnd().data();
      assertThat(end.get("stopped").asBoolean()).isTrue();
      List<Heard> all = caller.of(session);
      assertThat(all.get(all.size() - 1).data()).isEqualTo(end);
    }
  }

  @Test
  void aRequestIsAcknowledgedWithItsSession(ChoraleClient chorale) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      JsonNode answer =
          caller.isAnswered(
              "stream_request",
              "{\"message\":\"Hi\",\"agentRole\":\"analyst\",\"requestId\":\"mine\"}");
      assertThat(answer.get("requestId").asText()).isEqualTo("mine");
      Heard end = caller.awaitEnd();
      assertThat(end.session()).isEqualTo(answer.get("sessionId").asText());
      assertThat(end.data().get("requestId").asText()).isEqualTo("mine");
    }
  }
}
