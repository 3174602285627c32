package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with what a client of seed 000 sends is said, as the wire has it, and no more. */
@ExtendWith(SharedServer.class)
class ExperimentSocketBadInputTest {

  private static final String QUICK =
      "{\"topic\":\"Tea?\",\"turns\":1,\"teams\":["
          + "{\"name\":\"a\",\"provider\":\"openai\",\"model\":\"sim:rate=500;tokens=5;ttft=5\"},"
          + "{\"name\":\"b\",\"provider\":\"google\",\"model\":\"sim:rate=500;tokens=5;ttft=5\"}]}";

  private ChoraleClient chorale;
  private String experiment;
  private String job;

  @BeforeEach
  void prepare(ChoraleClient client) {
    chorale = client;
    experiment = json(chorale.post("/api/experiments", QUICK)).get("experiment_id").asText();
    chorale.awaitEnd(experiment);
    job = chorale.start(ChoraleClient.oneTeam("openai", "sim:rate=500;tokens=5;ttft=5"));
    chorale.awaitEnd(job);
  }

  static Stream<Arguments> events() {
    String large = "x".repeat(200_000);
    return Stream.of(
        Arguments.of("427[\"join-experiment\"]", "bad_request", "No argument came."),
        Arguments.of("427[\"join-experiment\",1]", "bad_request", "is a number"),
        Arguments.of("427[\"join-experiment\",null]", "bad_request", "is null"),
        Arguments.of("427[\"join-experiment\",true]", "bad_request", "is a boolean"),
        Arguments.of("427[\"join-experiment\",[]]", "bad_request", "is an array"),
        Arguments.of("427[\"join-experiment\",\"\"]", "bad_request", "'' is no"),
        Arguments.of("427[\"join-experiment\",\"exp_\"]", "bad_request", "'exp_' is no"),
        Arguments.of("427[\"join-experiment\",\"EXP_%s\"]", "bad_request", "is no experiment's"),
        Arguments.of("427[\"join-experiment\",\"" + large + "\"]", "bad_request", "xxx…' is no"),
        Arguments.of("427[\"join-experiment\",\"%s\",\"%s\"]", "bad_request", "2 arguments"),
        Arguments.of("427[\"join-experiment\",{}]", "bad_request", "'experimentId' is missing"),
        Arguments.of("427[\"join-experiment\",{\"experimentId\":null}]", "bad_request", "is null"),
        Arguments.of(
            "427[\"join-experiment\",{\"experimentId\":{\"a\":[]}}]", "bad_request", "an object"),
        Arguments.of(
            "427[\"join-experiment\",{\"experimentId\":\"%s\",\"colour\":1}]",
            "bad_request", "no field 'colour'"),
        Arguments.of(
            "427[\"join-experiment\",{\"experimentId\":\"%s\",\"after\":-1}]",
            "bad_cursor", "0 or more"),
        Arguments.of(
            "427[\"join-experiment\",{\"experimentId\":\"%s\",\"after\":null}]",
            "bad_cursor", "0 or more"),
        Arguments.of(
            "427[\"join-experiment\",{\"experimentId\":\"%s\",\"after\":1e30}]",
            "bad_cursor", "0 or more"),
        Arguments.of(
            "427[\"join-experiment\",{\"experimentId\":\"%s\",\"after\":9999}]",
            "bad_cursor", "has the seq"),
        Arguments.of(
            "427[\"join-experiment\",\"exp_00000000000000000000000000000000\"]",
            "unknown_experiment",
            "No experiment has the id"),
        Arguments.of("427[\"join-experiment\",\"%j\"]", "not_an_experiment", "is no experiment"),
        Arguments.of(
            "451-7[\"join-experiment\",{\"_placeholder\":true,\"num\":0}]\u001ebAQIDBA==",
            "bad_request",
            "is binary"),
        Arguments.of("427[\"leave-experiment\"]", "bad_request", "No argument came."),
        Arguments.of("427[\"leave-experiment\",{\"after\":1}]", "bad_request", "no field 'after'"),
        Arguments.of("427[\"leave-experiment\",\"x\"]", "bad_request", "'x' is no"),
        Arguments.of("427[\"start-experiment\",{}]", "unknown_event", "join-experiment"),
        Arguments.of("427[\"\"]", "unknown_event", "There is no event ''"),
        Arguments.of("427[17]", "unknown_event", "There is no event '17'"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void whatCannotBeDoneIsSaidAndNothingElseHappens(String packet, String code, String words) {
    long jobs = total();
    Wire wire = new Wire(chorale);
    wire.send("40");
    wire.awaitPacket("42[\"connection_confirmed\"");
    wire.send(packet.replace("%s", experiment).replace("%j", job));
    JsonNode answer = ChoraleClient.parse(wire.awaitPacket("437[").substring(3));
    assertThat(answer.at("/0/error/code").asText()).isEqualTo(code);
    assertThat(answer.at("/0/error/message").asText()).contains(words).hasSizeLessThan(500);
    JsonNode error = ChoraleClient.parse(wire.awaitPacket("42[\"error\"").substring(2));
    assertThat(error.at("/1/code").asText()).isEqualTo(code);
    assertThat(error.at("/1/message")).isEqualTo(answer.at("/0/error/message"));
    // It is in no room, and the connection is as good as before.
    wire.send("428[\"leave-experiment\",\"" + experiment + "\"]");
    wire.awaitPacket("438[{\"experimentId\"");
    assertThat(wire.packets()).noneMatch(it -> it.contains("\"seq\""));
    assertThat(total()).isEqualTo(jobs);
  }

  private long total() {
    return json(chorale.get("/api/jobs?size=1")).get("total").asLong();
  }

  static Stream<Arguments> packets() {
    return Stream.of(
        Arguments.of("42{}"),
        Arguments.of("42[]"),
        Arguments.of("42[null]"),
        Arguments.of("42[\"connect\"]"),
        Arguments.of("42[\"disconnect\"]"),
        Arguments.of("42[\"join-experiment\""),
        Arguments.of("42" + "[".repeat(200) + "]".repeat(200)),
        Arguments.of("451-[\"join-experiment\",{\"_placeholder\":true,\"num\":3}]\u001ebAQIDBA=="),
        Arguments.of("4599-[\"join-experiment\"]"),
        Arguments.of("44{\"message\":\"no\"}"),
        Arguments.of("49"),
        Arguments.of("40"),
        Arguments.of("42/stranger,[\"join-experiment\",\"x\"]"),
        Arguments.of("bAQIDBA=="));
  }

  @ParameterizedTest
  @MethodSource("packets")
  void whatIsNoPacketEndsTheConnectionAndNothingElse(String packet) {
    long jobs = total();
    Wire wire = new Wire(chorale);
    wire.send("40");
    wire.awaitPacket("42[\"connection_confirmed\"");
    wire.post(packet);
    await().until(() -> wire.isOver());
    assertThat(total()).isEqualTo(jobs);
  }

  @Test
  void aNamespaceThatIsNotThereIsRefused() {
    Wire wire = new Wire(chorale);
    wire.send("40/nowhere,");
    assertThat(wire.awaitPacket("44/nowhere,")).contains("Invalid namespace");
    wire.send("40");
    wire.awaitPacket("42[\"connection_confirmed\"");
  }

  @Test
  void aMessageOfTenMegabytesIsNotRead() {
    Wire wire = new Wire(chorale);
    wire.send("40");
    wire.awaitPacket("42[\"connection_confirmed\"");
    String large = "427[\"join-experiment\",\"" + "x".repeat(10_000_000) + "\"]";
    assertThat(wire.post(large).statusCode()).isEqualTo(413);
    wire.send("428[\"leave-experiment\",\"" + experiment + "\"]");
    wire.awaitPacket("438[{\"experimentId\"");
  }

  /** A connection by long polling, as the protocol has it. */
  private static final class Wire {

    private static final String PATH = "/socket.io/?EIO=4&transport=polling";

    private final ChoraleClient chorale;
    private final String path;
    private final List<String> packets = new ArrayList<>();
    private boolean over;

    private Wire(ChoraleClient chorale) {
      this.chorale = chorale;
      String opened = chorale.get(PATH).body();
      this.path = PATH + "&sid=" + ChoraleClient.parse(opened.substring(1)).get("sid").asText();
    }

    private HttpResponse<String> post(String payload) {
      return chorale.send(
          HttpRequest.newBuilder(chorale.address().resolve(path))
              .POST(BodyPublishers.ofString(payload)));
    }

    private void send(String payload) {
      assertThat(post(payload).body()).isEqualTo("ok");
    }

    /** The first packet that begins so; polls until it is there. */
    private String awaitPacket(String beginning) {
      return await(beginning)
          .until(
              () -> {
                boolean there = packets.stream().anyMatch(it -> it.startsWith(beginning));
                if (!there) {
                  poll();
                }
                return packets.stream().filter(it -> it.startsWith(beginning)).findFirst();
              },
              Optional::isPresent)
          .orElseThrow();
    }

    private void poll() {
      HttpResponse<String> response = chorale.get(path);
      over = response.statusCode() != 200;
      if (!over) {
        packets.addAll(List.of(response.body().split("\u001e")));
      }
    }

    private boolean isOver() {
      if (!over) {
        poll();
      }
      return over;
    }

    private List<String> packets() {
      return packets;
    }
  }
}
