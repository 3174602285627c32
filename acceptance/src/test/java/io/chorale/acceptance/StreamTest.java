package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.acceptance.StreamCaller.Heard;
import io.chorale.kit.ChoraleClient;
import io.chorale.simulator.Simulator;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Seed 004 by its own text: what its test scenarios name, with the official Java client. */
@ExtendWith(StreamServer.class)
class StreamTest {

  private static final String EXPLAIN = "{\"message\":\"Explain quantum computing\"}";

  private static String asking(String role) {
    return "{\"message\":\"Explain quantum computing\",\"temperature\":0.7,\"agentRole\":\"%s\"}"
        .formatted(role);
  }

  private static double number(Heard heard, String field) {
    assertThat(heard.data().path(field).isNumber()).as(field + " of " + heard).isTrue();
    return heard.data().get(field).asDouble();
  }

  @Test
  void anAnswerStreamsFromItsStartToItsEnd(ChoraleClient chorale) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      caller.asks(EXPLAIN);
      Heard end = caller.awaitEnd();
      assertThat(end.event()).isEqualTo("stream_complete");
      List<Heard> heard = caller.heard();
      Heard start = heard.get(0);
      assertThat(start.event()).isEqualTo("stream_start");
      assertThat(start.data().get("model").asText()).isEqualTo(StreamServer.PRIMARY);
      assertThat(start.data().has("agentRole")).isFalse();
      assertThat(heard).extracting(Heard::session).containsOnly(start.session());
      assertThat(heard)
          .allSatisfy(
              it -> assertThat(Instant.parse(it.data().get("timestamp").asText())).isNotNull());
      List<Heard> chunks = caller.heard("stream_chunk");
      assertThat(chunks).hasSizeGreaterThan(10);
      assertThat(chunks)
          .allSatisfy(
              it -> assertThat(it.data().get("model").asText()).isEqualTo(StreamServer.PRIMARY));
      for (int i = 1; i < chunks.size(); i++) {
        assertThat(number(chunks.get(i), "tokensUsed"))
            .isGreaterThanOrEqualTo(number(chunks.get(i - 1), "tokensUsed"));
        assertThat(number(chunks.get(i), "estimatedCost"))
            .isGreaterThanOrEqualTo(number(chunks.get(i - 1), "estimatedCost"));
      }
      assertThat(number(chunks.get(0), "estimatedCost")).isPositive();
      assertThat(end.data().get("fullText").asText()).isEqualTo(caller.text(start.session()));
      assertThat(number(end, "latencyMs")).isBetween(2_000.0, 20_000.0);
      JsonNode usage = chorale.job(start.session()).at("/teams/0/usage");
      assertThat(number(end, "totalTokens"))
          .isEqualTo(usage.get("input_tokens").asInt() + usage.get("output_tokens").asInt());
      assertThat(number(end, "totalCost")).isEqualTo(usage.get("cost_usd").asDouble()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"analyst", "synthesiser", "verification"})
  void eachRoleHasItsModel(String role, ChoraleClient chorale) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      caller.asks(asking(role));
      assertThat(caller.awaitEnd().event()).isEqualTo("stream_complete");
      JsonNode start = caller.heard("stream_start").get(0).data();
      assertThat(start.get("agentRole").asText()).isEqualTo(role);
      assertThat(start.get("model").asText()).endsWith("tag=" + role);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.7", "1.3", "2", "2.0"})
  void everyTemperatureFromZeroToTwoIsTaken(String temperature, ChoraleClient chorale) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      caller.asks(
          "{\"message\":\"Hi\",\"agentRole\":\"analyst\",\"temperature\":%s}"
              .formatted(temperature));
      Heard end = caller.awaitEnd();
      assertThat(end.event()).isEqualTo("stream_complete");
      assertThat(chorale.job(end.session()).at("/options/temperature").asDouble())
          .isEqualTo(Double.parseDouble(temperature));
    }
  }

  @Test
  void historyPromptAndToolsAreKeptAndShownToTheModel(ChoraleClient chorale) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      caller.asks(
          """
          {"message":"And now?","agentRole":"synthesiser","systemPrompt":"You are terse.",
           "enableTools":false,"history":[{"role":"user","content":"First question"},
            {"role":"assistant","content":"First answer"}]}""");
      Heard end = caller.awaitEnd();
      assertThat(end.data().get("fullText").asText())
          .contains("You are terse", "First question", "First answer", "And now?");
      assertThat(chorale.job(end.session()).at("/options/enable_tools").asBoolean(true)).isFalse();
    }
  }

  @Test
  void severalRequestsAreAnsweredOneAfterTheOther(ChoraleClient chorale) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      for (int i = 1; i <= 3; i++) {
        caller.asks(asking("analyst"));
        assertThat(caller.awaitEnds(i)).hasSize(i);
      }
      assertThat(sessions(caller)).hasSize(3);
    }
  }

  @Test
  void severalAtOnceAreAnsweredAtOnce(ChoraleClient chorale) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      long begun = System.nanoTime();
      for (int i = 0; i < 5; i++) {
        caller.asks("{\"message\":\"Number %d\",\"requestId\":\"r%d\"}".formatted(i, i));
      }
      List<Heard> ends = caller.awaitEnds(5);
      // One after the other they would take fifteen.
      assertThat((System.nanoTime() - begun) / 1_000_000_000).isLessThan(12);
      assertThat(ends)
          .extracting(end -> end.data().path("requestId").asText())
          .containsExactlyInAnyOrder("r0", "r1", "r2", "r3", "r4");
      assertThat(ends)
          .allSatisfy(
              end ->
                  assertThat(end.data().get("fullText").asText())
                      .isEqualTo(caller.text(end.session())));
    }
  }

  private static Set<String> sessions(StreamCaller caller) {
    return caller.heard().stream().map(Heard::session).collect(Collectors.toSet());
  }

  @Test
  void aModelThatFailsIsAnsweredForByItsFallback(ChoraleClient chorale) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      caller.asks(asking("relational"));
      Heard end = caller.awaitEnd();
      assertThat(end.event()).isEqualTo("stream_complete");
      assertThat(end.data().get("model").asText()).isEqualTo(StreamServer.INSTEAD);
      List<Heard> starts = caller.heard("stream_start");
      assertThat(starts)
          .extracting(start -> start.data().get("model").asText())
          .containsExactly(StreamServer.RELATIONAL, StreamServer.INSTEAD);
      assertThat(starts.get(1).data().get("fallback").asBoolean()).isTrue();
      assertThat(caller.heard("stream_chunk"))
          .isNotEmpty()
          .allSatisfy(
              it -> assertThat(it.data().get("model").asText()).isEqualTo(StreamServer.INSTEAD));
    }
  }

  @Test
  void aProvidersConnectionThatBreaksIsAnErrorAndTheEnd(ChoraleClient chorale) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      caller.asks(asking("ethics"));
      Heard end = caller.awaitEnd();
      assertThat(end.event()).isEqualTo("stream_error");
      assertThat(end.data().get("code").asText()).isEqualTo("cut");
      assertThat(end.data().get("error").asText())
          .contains("broke off")
          .doesNotContain("Exception", "io.");
      assertThat(chorale.awaitEnd(end.session()).get("state").asText()).isEqualTo("failed");
      assertThat(caller.heard("stream_complete")).isEmpty();
    }
  }

  @Test
  void whatCannotBePaidIsRefusedBeforeItIsProcessed(ChoraleClient chorale, Simulator simulator) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      long before = simulator.counts(StreamServer.ANALYST).started();
      caller.asks("{\"message\":\"Hi\",\"agentRole\":\"analyst\",\"budgetUsd\":0.000001}");
      JsonNode error = caller.await1("stream_error").data();
      assertThat(error.get("code").asText()).isEqualTo("budget_exceeded");
      assertThat(error.get("sessionId").asText()).isEmpty();
      assertThat(simulator.counts(StreamServer.ANALYST).started()).isEqualTo(before);
    }
  }

  @Test
  void aBandJamHasAStreamForEachRoleThenASynthesisThenVerification(ChoraleClient chorale) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      caller.asks("{\"message\":\"Shall we?\",\"mode\":\"band_jam\"}");
      Heard end = caller.awaitEnd();
      assertThat(end.event()).isEqualTo("stream_complete");
      assertThat(starts(caller))
          .containsSubsequence("synthesiser", "verification")
          .contains("analyst", "relational", "ethics");
      assertThat(end.data().get("heard").toString()).isEqualTo("[\"analyst\",\"relational\"]");
      assertThat(end.data().get("missing").toString()).isEqualTo("[\"ethics\"]");
      String synthesis = end.data().get("fullText").asText();
      assertThat(synthesis).contains("A panel was asked");
      assertThat(caller.heard("stream_error"))
          .singleElement()
          .satisfies(it -> assertThat(it.voice()).isEqualTo("ethics"));
      List<Heard> completes = caller.heard("stream_complete");
      assertThat(completes)
          .extracting(Heard::voice)
          .containsExactlyInAnyOrder("analyst", "relational", "synthesiser", "verification", "");
      assertThat(chorale.awaitEnd(end.session()).get("state").asText()).isEqualTo("partial");
    }
  }

  @Test
  void aCouncilRanksBeforeTheSynthesis(ChoraleClient chorale) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      caller.asks(
          "{\"message\":\"Shall we?\",\"mode\":\"council\",\"roles\":[\"analyst\",\"relational\"]}");
      Heard end = caller.awaitEnd();
      assertThat(end.event()).isEqualTo("stream_complete");
      assertThat(starts(caller))
          .contains("analyst/review", "relational/review")
          .endsWith("synthesiser", "verification");
    }
  }

  /** Each voice at its first start. */
  private static List<String> starts(StreamCaller caller) {
    return caller.heard("stream_start").stream().map(Heard::voice).distinct().toList();
  }

  @ParameterizedTest
  @CsvSource({"single, 1", "band_jam, 4", "council, 6"})
  void theSameIsStartedOverRestAndWatchedHere(String mode, int teams, ChoraleClient chorale) {
    String roles = mode.equals("single") ? "" : ",\"roles\":[\"analyst\",\"relational\"]";
    String role = mode.equals("single") ? ",\"role\":\"analyst\"" : "";
    String id =
        chorale.start(
            "{\"workflow\":\"panel\",\"brief\":\"Hi\",\"options\":{\"mode\":\"%s\"%s%s}}"
                .formatted(mode, role, roles));
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      caller.says("stream_resume", "{\"sessionId\":\"%s\"}".formatted(id));
      Heard end = caller.awaitEnd();
      assertThat(end.session()).isEqualTo(id);
      assertThat(chorale.awaitEnd(id).get("teams")).hasSize(teams);
    }
  }

  @Test
  void whatIsActiveIsCounted(ChoraleClient chorale) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      caller.asks(EXPLAIN);
      caller.await1("stream_chunk");
      assertThat(active(chorale)).isPositive();
      caller.awaitEnd();
      await().atMost(StreamCaller.PATIENCE).until(() -> active(chorale) == 0);
    }
  }

  private static int active(ChoraleClient chorale) {
    return json(chorale.get("/api/status")).get("active_streams").asInt();
  }

  @Test
  void theDescriptionOfTheApiTellsOfIt(ChoraleClient chorale) {
    assertThat(chorale.get("/openapi").body()).contains("stream_request", "stream_complete");
  }
}
