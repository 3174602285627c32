package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.JSON;
import static io.chorale.kit.ChoraleClient.oneTeam;
import static io.chorale.kit.ChoraleClient.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real providers sent, byte for byte and in random pieces, reads as it should by REST. */
@ExtendWith(SharedServer.class)
class RecordedStreamsTest {

  private static final Path RECORDINGS = Path.of(System.getProperty("chorale.recordings"));

  static List<String> recordings() throws IOException {
    try (Stream<Path> files = Files.list(RECORDINGS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".sse"))
          .map(name -> name.substring(0, name.length() - ".sse".length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aJobsResultIsWhatAnIndependentReaderMakesOfTheStream(String recording, ChoraleClient chorale)
      throws IOException {
    JsonNode described = JSON.readTree(RECORDINGS.resolve(recording + ".json").toFile());
    JsonNode expected = described.get("expected");
    for (int seed = 1; seed <= 2; seed++) {
      String model = "rec:" + recording + ";seed=" + seed;
      JsonNode job = chorale.awaitEnd(chorale.start(oneTeam(provider(described), model)));
      JsonNode team = team(job);
      assertThat(team.get("text").asText()).isEqualTo(expected.get("text").asText());
      assertThat(team.get("thinking").asText()).isEqualTo(expected.get("thinking").asText());
      assertThat(calls(team.get("tool_calls"))).isEqualTo(calls(expected.get("tool_calls")));
      assertThat(team.get("finish").asText("")).isEqualTo(expected.get("finish").asText(""));
      JsonNode error = expected.get("error");
      if (error.isNull()) {
        checkUsage(team.get("usage"), expected);
        checkLedger(chorale.usageOf(model), expected);
      } else {
        assertThat(team.get("status").asText()).isEqualTo("error");
        assertThat(team.get("error").asText()).contains(error.asText().substring(0, 40));
      }
    }
  }

  private static String provider(JsonNode described) {
    return switch (described.get("protocol").asText()) {
      case "anthropic" -> "anthropic";
      case "gemini" -> "google";
      default -> "openai";
    };
  }

  private static void checkUsage(JsonNode usage, JsonNode expected) {
    assertThat(usage.get("input_tokens")).isEqualTo(expected.get("input_tokens"));
    assertThat(usage.get("output_tokens")).isEqualTo(expected.get("output_tokens"));
    assertThat(usage.get("estimated").asBoolean()).isFalse();
  }

  private static void checkLedger(JsonNode line, JsonNode expected) {
    assertThat(line.get("calls").asInt()).isEqualTo(1);
    assertThat(line.get("open").asInt()).isZero();
    assertThat(line.get("estimated").asInt()).isZero();
    assertThat(line.get("output_tokens")).isEqualTo(expected.get("output_tokens"));
    assertThat(line.get("cost_usd").asDouble()).isPositive();
  }

  private static List<String> calls(JsonNode calls) {
    List<String> told = new ArrayList<>();
    calls.forEach(
        call -> told.add(call.get("name").asText() + " " + call.get("arguments").asText()));
    return told;
  }
}
