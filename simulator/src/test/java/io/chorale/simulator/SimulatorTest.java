package io.chorale.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.simulator.wire.Json;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatorTest {

  private static final String STREAM = ",\"stream\":true";

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
  void two_thousand_streams_run_at_once_on_two_threads() {
    int streams = 2_000;
    ExecutorService threads = Executors.newFixedThreadPool(2);
    HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
    HttpRequest request =
        Wire.openAi(simulator.baseUrl(), "sim:rate=5;thoughts=0;ttft=0;fault=stall@5", STREAM);

    List<CompletableFuture<HttpResponse<String>>> open =
        IntStream.range(0, streams)
            .mapToObj(i -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
            .toList();

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(simulator.counts().open()).isEqualTo(streams));
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("simulator-"))
        .hasSizeLessThanOrEqualTo(2);
    open.forEach(stream -> stream.cancel(true));
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(simulator.counts().closedByClient()).isEqualTo(streams));
    threads.shutdownNow();
  }

  @Test
  void tokens_come_no_sooner_than_their_rate_has_it() throws Exception {
    long before = System.nanoTime();
    wire.openAi("sim:rate=100;tokens=50;thoughts=0;ttft=200", STREAM).body();
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    assertThat(took).isGreaterThan(Duration.ofMillis(690));
  }

  @Test
  void the_last_call_of_each_model_is_known_by_its_tag() throws Exception {
    String model = "sim:rate=1000;tokens=5;ttft=0;tag=red";
    Instant before = Instant.now();
    wire.openAi(model, STREAM).body();
    assertThat(simulator.lastCall(model).orElseThrow()).isBetween(before, Instant.now());
    assertThat(simulator.lastCall("sim:rate=1000;tokens=5;ttft=0;tag=blue")).isEmpty();
  }

  @Test
  void a_client_that_closes_is_counted_at_once() throws Exception {
    String model = "sim:rate=50;tokens=100000";
    HttpResponse<InputStream> response =
        wire.http()
            .send(
                Wire.openAi(wire.base(), model, STREAM), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.body().read()).isEqualTo('d');
    response.body().close();

    await()
        .untilAsserted(
            () ->
                assertThat(simulator.counts(model)).isEqualTo(new SimulatorCounts(0, 1, 0, 1, 0)));
  }

  @Test
  void a_reader_that_is_slower_than_the_rate_is_waited_for_and_gets_everything() throws Exception {
    HttpResponse<InputStream> response =
        wire.http()
            .send(
                Wire.openAi(wire.base(), "sim:rate=100000;tokens=60000;ttft=0", STREAM),
                HttpResponse.BodyHandlers.ofInputStream());
    // Unread, 17 MB do not fit the buffers between: the stream would be over in 600 ms otherwise.
    await()
        .during(Duration.ofMillis(900))
        .until(() -> simulator.counts(), counts -> counts.open() == 1);
    String body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(body).endsWith("data: [DONE]\n\n");
    assertThat(body.lines().filter(line -> line.contains("\"content\":\"")).count())
        .isEqualTo(60_001);
  }

  @Test
  void the_counts_are_there_over_http_too() throws Exception {
    String model = "sim:rate=20000;tokens=2;ttft=1";
    wire.openAi(model, STREAM);
    wire.anthropic("sim:fault=500", STREAM);

    assertThat(counts("")).isEqualTo(Json.parse(expected(2, 1, 1)));
    assertThat(counts("?model=sim%3Arate%3D20000%3Btokens%3D2%3Bttft%3D1"))
        .isEqualTo(Json.parse(expected(1, 1, 0)));
    assertThat(counts("?model=never")).isEqualTo(Json.parse(expected(0, 0, 0)));
  }

  @Test
  void a_second_one_on_the_same_port_says_that_it_is_taken() {
    assertThatThrownBy(() -> Simulator.start(simulator.port()).close())
        .hasMessageContaining("127.0.0.1:" + simulator.port())
        .hasMessageContaining("Is the port taken?");
  }

  private JsonNode counts(String query) throws Exception {
    return Json.parse(wire.send(Wire.to(wire.base(), "/sim/counts" + query).build()).body());
  }

  private static String expected(int started, int finished, int failed) {
    return "{\"open\":0,\"started\":%d,\"finished\":%d,\"closed_by_client\":0,\"failed\":%d}"
        .formatted(started, finished, failed);
  }
}
