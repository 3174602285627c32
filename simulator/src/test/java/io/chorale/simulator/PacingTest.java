package io.chorale.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** With a clock that the test sets. */
class PacingTest {

  private final MockTicker ticker = Ticker.newMockTicker();
  private final Tallies tallies = new Tallies(java.time.Clock.systemUTC());
  private final EmbeddedChannel channel =
      EmbeddedChannel.builder()
          .ticker(ticker)
          .handlers(new Connection(calls(tallies, Clock.systemUTC()), new Ids(1)))
          .build();

  static Calls calls(Tallies tallies, Clock clock) {
    OpenStreams streams = new OpenStreams();
    Answering answering = new Answering(tallies, streams, Recordings.NONE, clock);
    return new Calls(tallies, answering, streams);
  }

  @Test
  void a_late_tick_sends_every_token_that_is_due() {
    ask("sim:rate=10;tokens=30;thoughts=0;ttft=1000");
    assertThat(tokensAfter(999)).isZero();
    assertThat(tokensAfter(1)).isEqualTo(1);
    assertThat(tokensAfter(100)).isEqualTo(1);
    assertThat(tokensAfter(1_500)).isEqualTo(15);
    assertThat(tokensAfter(60_000)).isEqualTo(13);
    assertThat(tallies.counts().finished()).isEqualTo(1);
  }

  @Test
  void after_ten_seconds_of_silence_comes_a_sign_of_life() {
    ask("sim:ttft=25000;tokens=1;thoughts=0");
    assertThat(after(9_999)).isEmpty();
    assertThat(after(1)).isEqualTo(": keep-alive\n\n");
    assertThat(after(10_000)).isEqualTo(": keep-alive\n\n");
    assertThat(after(5_000)).contains("[DONE]");
  }

  @Test
  void a_stall_is_silent_for_good() {
    ask("sim:ttft=0;tokens=50;thoughts=0;rate=1000;fault=stall@7");
    assertThat(tokensAfter(1_000)).isEqualTo(7);
    assertThat(after(3_600_000)).isEmpty();
    assertThat(tallies.counts().open()).isEqualTo(1);
  }

  @Test
  void a_closed_connection_leaves_no_timer() {
    ask("sim:rate=1;tokens=50");
    assertThat(channel.close().isSuccess()).isTrue();
    assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
    assertThat(tallies.counts().closedByClient()).isEqualTo(1);
  }

  private void ask(String model) {
    String body =
        "{\"model\":\"%s\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Sort\"}]}"
            .formatted(model);
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.POST,
            "/v1/chat/completions",
            ByteBufUtil.writeUtf8(channel.alloc(), body));
    request.headers().set("authorization", "Bearer k");
    channel.writeInbound(request);
    HttpResponse head = channel.readOutbound();
    assertThat(head.status()).isEqualTo(HttpResponseStatus.OK);
  }

  private long tokensAfter(long millis) {
    return Wire.events(after(millis)).stream()
        .filter(event -> !event.at("/choices/0/delta/content").asText().isEmpty())
        .count();
  }

  private String after(long millis) {
    ticker.advance(millis, TimeUnit.MILLISECONDS);
    channel.runPendingTasks();
    StringBuilder sent = new StringBuilder();
    for (HttpContent next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
      sent.append(next.content().toString(StandardCharsets.UTF_8));
      next.release();
    }
    return sent.toString();
  }
}
