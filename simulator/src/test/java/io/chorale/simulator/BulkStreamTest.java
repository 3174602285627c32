package io.chorale.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BulkStreamTest {

  private static final int MEGABYTE = 1024 * 1024;

  @ParameterizedTest
  @EnumSource(Spoken.class)
  void a_flood_is_as_long_as_it_was_ordered_and_ends_well(Spoken spoken) throws Exception {
    try (Simulator simulator = Simulator.start(0)) {
      long chars = 0;
      String last = "";
      try (BufferedReader lines = open(simulator, spoken, "sim:ttft=0;fault=flood@3")) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          chars += spoken.texts(line).stream().mapToInt(String::length).sum();
          last = line.isEmpty() ? last : line;
        }
      }
      assertThat(chars).isEqualTo(3 * MEGABYTE);
      assertThat(last).containsAnyOf("[DONE]", "message_stop", "\"finishReason\": \"STOP\"");
      assertThat(simulator.counts().finished()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Spoken.class)
  void a_big_event_is_one_line_of_json(Spoken spoken) throws Exception {
    try (Simulator simulator = Simulator.start(0);
        BufferedReader lines = open(simulator, spoken, "sim:ttft=0;fault=bigevent@2")) {
      assertThat(
              lines
                  .lines()
                  .flatMap(line -> spoken.texts(line).stream())
                  .filter(text -> text.length() > 1))
          .singleElement()
          .satisfies(text -> assertThat(text).hasSize(2 * MEGABYTE));
    }
  }

  @Test
  void a_client_that_does_not_read_makes_a_flood_wait() {
    Tallies tallies = new Tallies(java.time.Clock.systemUTC());
    EmbeddedChannel channel =
        new EmbeddedChannel(
            new Connection(PacingTest.calls(tallies, Clock.systemUTC()), new Ids(1)));
    channel.writeInbound(request("sim:ttft=0;fault=flood@5"));
    long read = read(channel);

    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
    channel.runPendingTasks();
    assertThat(read(channel)).isZero();
    assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);

    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
    while (tallies.counts().open() > 0) {
      channel.runPendingTasks();
      read += read(channel);
    }
    assertThat(read).isGreaterThan(5 * MEGABYTE);
    channel.finishAndReleaseAll();
  }

  private static FullHttpRequest request(String model) {
    String body =
        "{\"model\":\"%s\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Sort\"}]}"
            .formatted(model);
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.POST,
            "/v1/chat/completions",
            Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
    request.headers().set("authorization", "Bearer k");
    return request;
  }

  private static long read(EmbeddedChannel channel) {
    long bytes = 0;
    for (Object next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
      bytes += next instanceof HttpContent content ? content.content().readableBytes() : 0;
      ReferenceCountUtil.release(next);
    }
    return bytes;
  }

  private static BufferedReader open(Simulator simulator, Spoken spoken, String model)
      throws Exception {
    HttpResponse<InputStream> response =
        new Wire(simulator)
            .http()
            .send(
                spoken.request(simulator.baseUrl(), model),
                HttpResponse.BodyHandlers.ofInputStream());
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }
}
