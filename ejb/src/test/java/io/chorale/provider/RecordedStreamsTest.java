package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.model.Delta;
import io.chorale.model.ModelException;
import io.chorale.provider.ScriptedServer.Then;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What real providers really sent, over a real connection, in pieces of 1 to 700 bytes. A failure
 * comes back with its seed.
 */
class RecordedStreamsTest {

  private static final int LARGEST_PIECE = 700;
  private static final long[] SEEDS = {1, 20_261_121, 4_711};
  private static final Wires WIRES = new Wires();

  @AfterAll
  static void stop() {
    WIRES.close();
  }

  static Stream<Sample> samples() {
    return Sample.all().stream();
  }

  @Test
  void allOfThemAreHere() {
    assertThat(Sample.all()).hasSize(42);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isReadAsAnIndependentReaderReadIt(Sample sample) throws IOException {
    for (long seed : SEEDS) {
      Random random = new Random(seed);
      Recording recording = read(sample, random);
      assertThat(recording.brokePromise).as("seed %d", seed).isFalse();
      compare(recording, sample.expected(), "seed " + seed);
    }
  }

  private static Recording read(Sample sample, Random random) throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(
            ScriptedServer.STREAM,
            sample.body(),
            () -> 1 + random.nextInt(LARGEST_PIECE),
            Then.CLOSE)) {
      Recording recording = new Recording();
      WIRES
          .model(Wires.settings(sample.protocol(), server.baseUrl(), Duration.ofSeconds(20)))
          .stream(Wires.ask("m"), recording);
      recording.awaitEnd();
      return recording;
    }
  }

  private static void compare(Recording heard, JsonNode expected, String seed) {
    assertThat(heard.text()).as(seed).isEqualTo(Json.text(expected, "text"));
    assertThat(heard.thoughts()).as(seed).isEqualTo(Json.text(expected, "thinking"));
    assertThat(calls(heard)).as(seed).isEqualTo(calls(expected));
    if (expected.hasNonNull("input_tokens")) {
      assertThat(heard.usage().input()).isEqualTo(expected.path("input_tokens").asLong());
      assertThat(heard.usage().output()).isEqualTo(expected.path("output_tokens").asLong());
    } else {
      assertThat(heard.deltas).noneMatch(Delta.Usage.class::isInstance);
    }
    String finish = Json.text(expected, "finish");
    assertThat(heard.finishes()).as(seed).isEqualTo(finish.isEmpty() ? List.of() : List.of(finish));
    Optional<ModelException> failure = heard.awaitEnd();
    if (expected.hasNonNull("error")) {
      assertThat(failure).get().asString().contains(Json.text(expected, "error"));
    } else {
      assertThat(failure).as(seed).isEmpty();
    }
  }

  private static List<String> calls(Recording heard) {
    return heard.deltas.stream()
        .filter(Delta.ToolCall.class::isInstance)
        .map(Delta.ToolCall.class::cast)
        .map(call -> call.name() + call.arguments())
        .toList();
  }

  private static List<String> calls(JsonNode expected) {
    return expected
        .path("tool_calls")
        .valueStream()
        .map(call -> Json.text(call, "name") + Json.text(call, "arguments"))
        .toList();
  }
}
