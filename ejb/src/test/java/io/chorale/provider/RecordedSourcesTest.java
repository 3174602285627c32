package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.model.Delta;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What real answers rest on, and who says what they cost. */
class RecordedSourcesTest {

  static Stream<Sample> samples() {
    return Sample.all().stream();
  }

  private static <T extends Delta> List<T> told(Sample sample, Class<T> kind) throws IOException {
    List<Delta> deltas = new ArrayList<>();
    AnswerReader reader = SentBody.wire(Acme.speaking(sample.protocol())).reader();
    SseReader events = new SseReader(Wires.MAX_EVENT, event -> readOn(reader, event, deltas));
    events.read(ByteBuffer.wrap(sample.body()));
    return deltas.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Some of the recordings end in an error. */
  private static void readOn(AnswerReader reader, SseEvent event, List<Delta> deltas) {
    try {
      reader.read(event, deltas::add);
    } catch (InBandFailure recorded) {
      assertThat(recorded).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "test_anthropic_web_search_tool_stream, https://abcnews.go.com/",
    "test_google_model_web_search_tool_stream, https://vertexaisearch.cloud.google.com/",
    "test_openrouter_web_search_annotations_stream, https://github.com/pydantic/pydantic-ai",
  })
  void whereItSearchedItsSourcesAreTold(String recording, String address) throws IOException {
    Sample sample = samples().filter(one -> one.name().contains(recording)).findAny().orElseThrow();
    assertThat(told(sample, Delta.Citation.class))
        .anyMatch(source -> source.url().startsWith(address));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void ofThoseThatWereRecordedOnlyOpenRouterTellsACost(Sample sample) throws IOException {
    List<Delta.Usage> usages = told(sample, Delta.Usage.class);
    if (sample.name().contains("--openrouter.ai--")) {
      assertThat(usages.get(usages.size() - 1).cost()).isNotNull();
    } else {
      assertThat(usages).extracting(Delta.Usage::cost).allMatch(Objects::isNull);
    }
  }
}
