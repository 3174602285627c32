package io.chorale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TranscriptTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Transcript transcript =
      new Transcript(new PrintStream(out, true, StandardCharsets.UTF_8));

  private void take(String team, String type, String data) {
    transcript.take(
        Json.parse("{\"type\":\"%s\",\"team\":\"%s\",\"data\":%s}".formatted(type, team, data)));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  @Test
  void aConversationReadsAsOne() {
    transcript.begin(
        Json.parse(
            "{\"workflow\":\"experiment\",\"brief\":\"Tea?\",\"teams\":["
                + "{\"name\":\"red\",\"provider\":\"openai\",\"model\":\"gpt\"}]}"));
    take("red", "message", "{\"status\":\"started\",\"turn\":1}");
    take("red", "status_change", "{\"status\":\"thinking\"}");
    take("red", "thought_added", "{\"text\":\"Hm.\"}");
    take("red", "chunk", "{\"text\":\"I like \"}");
    take("red", "chunk", "{\"text\":\"tea.\"}");
    take("red", "message", "{\"status\":\"complete\",\"turn\":1,\"truncated\":true}");
    transcript.take(Json.parse("{\"type\":\"complete\",\"data\":{\"state\":\"complete\"}}"));
    assertThat(transcript.isOver()).isTrue();
    transcript.end(Json.parse("{\"state\":\"complete\",\"ended_by\":\"turns\",\"teams\":[]}"));
    assertThat(printed())
        .isEqualTo(
            """
            Topic: Tea?
              red: openai gpt

            red (turn 1)
            [red] thinks: Hm.
            I like tea.
            -- The message was cut at its longest.

            complete by turns, 0 tokens written, $0.0000
            """);
    assertThat(transcript.exitCode()).isZero();
  }

  @Test
  void troublesAreSaid() {
    transcript.begin(Json.parse("{\"workflow\":\"teams\",\"brief\":\"A form\"}"));
    take("red", "retry", "{\"wait_ms\":500,\"reason\":\"busy\"}");
    take("red", "chunk", "{\"text\":\"half\"}");
    take("red", "fallback", "{\"to_provider\":\"google\",\"to_model\":\"g\",\"reason\":\"down\"}");
    take("red", "error", "{\"error\":\"It broke off.\"}");
    transcript.take(Json.parse("{\"type\":\"restarted\",\"data\":{\"reason\":\"A crash.\"}}"));
    transcript.end(Json.parse("{\"state\":\"failed\",\"ended_by\":null}"));
    assertThat(printed())
        .contains(
            "[red] is asked again in 500 ms: busy\n[red] half\n[red] begins anew with google g: down",
            "[red] failed: It broke off.",
            "-- A crash.",
            "failed, 0 tokens");
    assertThat(transcript.exitCode()).isEqualTo(ExitCode.FAILED);
  }
}
