package io.chorale.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisturbTest {

  private static final String ENDLESS = "sim:rate=20;ttft=0;tokens=1000000";

  private Simulator simulator;
  private Wire wire;

  @BeforeEach
  void start() {
    simulator = Simulator.start(0);
    wire = new Wire(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void as_many_streams_as_wanted_are_broken_and_the_others_go_on() {
    open(30);
    assertThat(simulator.disturb(20, 7)).isEqualTo(20);
    SimulatorCounts counts = simulator.counts();
    assertThat(counts.failed()).isBetween(5L, 20L);
    assertThat(counts.open()).isEqualTo(30 - counts.failed());
    assertThat(counts.finished()).isZero();
  }

  @Test
  void the_same_seed_breaks_in_the_same_ways() {
    open(30);
    simulator.disturb(30, 7);
    long failed = simulator.counts().failed();
    simulator.close();
    start();
    open(30);
    simulator.disturb(30, 7);
    assertThat(simulator.counts().failed()).isEqualTo(failed);
  }

  @Test
  void a_replay_is_broken_at_the_end_of_an_event(@TempDir Path folder) throws Exception {
    String event = "data: {\"words\":\"" + "more ".repeat(1_000_000) + "\"}\n\n";
    Files.writeString(folder.resolve("long.sse"), event.repeat(3));
    try (Simulator replaying = Simulator.start(0, folder)) {
      InputStream body =
          new Wire(replaying)
              .http()
              .send(
                  Spoken.OPENAI.request(replaying.baseUrl(), "rec:long"),
                  HttpResponse.BodyHandlers.ofInputStream())
              .body();
      assertThat(body.read()).isEqualTo('d');
      assertThat(replaying.disturb(1, 1)).isEqualTo(1);
      assertThat(body.readNBytes(event.length() - 1)).asString().isEqualTo(event.substring(1));
      assertThat(replaying.disturb(1, 1)).isZero();
      body.close();
    }
  }

  @Test
  void a_stream_is_broken_once() {
    open(5);
    assertThat(simulator.disturb(100, 1)).isEqualTo(5);
    assertThat(simulator.disturb(100, 2)).isZero();
  }

  @Test
  void it_can_be_asked_for_over_http() throws Exception {
    open(3);
    HttpResponse<String> response = disturb("{\"faults\": 2, \"seed\": 42}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"disturbed\":2}");
    assertThat(disturb("{\"faults\": \"many\"}").statusCode()).isEqualTo(400);
    assertThat(disturb("{\"faults\": -1}").statusCode()).isEqualTo(400);
  }

  @Test
  void what_is_over_is_left_alone() throws Exception {
    wire.send(Spoken.OPENAI.request(wire.base(), "sim:rate=20000;ttft=0;tokens=2"));
    assertThat(simulator.disturb(5, 1)).isZero();
    assertThat(simulator.counts().finished()).isEqualTo(1);
  }

  private void open(int streams) {
    for (int i = 0; i < streams; i++) {
      var unused =
          wire.http()
              .sendAsync(
                  Spoken.ANTHROPIC.request(wire.base(), ENDLESS),
                  HttpResponse.BodyHandlers.ofString());
    }
    await().until(() -> simulator.counts().open() == streams);
  }

  private HttpResponse<String> disturb(String body) throws Exception {
    return wire.send(Wire.post(wire.base(), "/sim/disturb", body).build());
  }
}
