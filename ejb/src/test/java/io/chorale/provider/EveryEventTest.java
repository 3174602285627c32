package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.asking.Heard;
import io.chorale.asking.TestDesk;
import io.chorale.job.Fallback;
import io.chorale.ledger.LedgerEntry.Settlement;
import io.chorale.model.ChatModel;
import io.chorale.model.ChatRequest;
import io.chorale.model.Cost;
import io.chorale.model.Delta;
import io.chorale.model.DeltaListener;
import io.chorale.model.ModelCall;
import io.chorale.model.ModelException;
import io.chorale.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recorded stream, served over HTTP and broken at every one of its events, on its way through
 * the real client and the real desk.
 */
class EveryEventTest {

  private static final Path RECORDINGS = Path.of("src/test/resources/wire-samples");

  private static final String WHOLE = "openai-chat--api.openai.com--test_run_stream_in_flow--0";
  private static final String WHOLE_TEXT = "The capital of Mexico is Mexico City.";

  @SuppressWarnings("NullAway.Init")
  private static Simulator simulator;

  private static final Wires WIRES = new Wires();

  @BeforeAll
  static void start() {
    simulator = Simulator.start(0, RECORDINGS);
  }

  @AfterAll
  static void stop() {
    simulator.close();
    WIRES.close();
  }

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
  void aCutOrAnErrorAtAnyEventIsChargedOnceAndFallsBackWithoutADoubledWord(String recording) {
    int fallenBack =
        events(recording)
            .map(
                event ->
                    broken(recording, ";cutevent=" + event)
                        + broken(recording, ";errorevent=" + event))
            .sum();
    // Only what comes behind a stream's own end goes unnoticed.
    assertThat(fallenBack).isGreaterThan(countOf(recording));
  }

  /** Answers how often another model took over. */
  private static int broken(String recording, String how) {
    try (TestDesk desk = new TestDesk(model(recording, how), spare())) {
      Heard heard = new Heard();
      desk.ask(new Fallback("other", "rec:" + WHOLE), heard);
      Optional<ModelException> end = heard.awaitEnd();
      assertThat(end.map(ModelException::kind).orElse(ModelException.Kind.REFUSED))
          .as(recording + how)
          .isEqualTo(ModelException.Kind.REFUSED);
      if (!heard.seams.isEmpty()) {
        assertThat(heard.text).as(recording + how).hasToString(WHOLE_TEXT);
      } else if (end.isEmpty()) {
        assertThat(heard.text.toString()).as(recording + how).isEqualTo(expected(recording));
      }
      check(desk, recording + how);
      return heard.seams.size();
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aStopAtAnyDeltaIsChargedOnce(String recording) {
    events(recording)
        .forEach(
            delta -> {
              AtomicInteger seen = new AtomicInteger();
              AtomicReference<@Nullable ModelCall> call = new AtomicReference<>();
              Consumer<Delta> stop =
                  each -> {
                    ModelCall made = call.get();
                    if (seen.incrementAndGet() >= delta && made != null) {
                      made.cancel();
                    }
                  };
              try (TestDesk desk = new TestDesk(model(recording, ""))) {
                Heard heard = new Heard(stop);
                call.set(desk.ask(heard));
                heard.awaitEnd();
                check(desk, recording + " stopped at delta " + delta);
              }
            });
  }

  /** Nothing is free of charge once tokens came, and nothing costs more than was held. */
  private static void check(TestDesk desk, String what) {
    List<Settlement> ends = desk.ledger.settled();
    for (Settlement end : ends) {
      assertThat(end.charged()).as(what).isLessThanOrEqualTo(desk.held(end));
      if (end.used().output() > 0) {
        assertThat(end.charged()).as(what).isGreaterThan(Cost.ZERO);
      }
    }
  }

  private static IntStream events(String recording) {
    return IntStream.rangeClosed(0, countOf(recording));
  }

  private static int countOf(String recording) {
    String body = read(recording + ".sse").replace("\r\n", "\n");
    return (int) Stream.of(body.split("\n\n")).filter(event -> !event.isBlank()).count();
  }

  private static String expected(String recording) {
    return json(recording).at("/expected/text").asText();
  }

  private static ChatModel model(String recording, String how) {
    return named("main", json(recording).path("protocol").asText(), "rec:" + recording + how);
  }

  private static ChatModel spare() {
    return named("other", "openai-chat", "rec:" + WHOLE);
  }

  private static ChatModel named(String name, String word, String recording) {
    Protocol protocol = Protocol.of(word).orElseThrow();
    String path = protocol == Protocol.GEMINI ? "/v1beta" : "/v1";
    ChatModel real =
        WIRES.model(
            Wires.settings(
                protocol,
                simulator.baseUrl().resolve(protocol == Protocol.ANTHROPIC ? "" : path),
                Duration.ofSeconds(5)));
    return new ChatModel() {
      @Override
      public String provider() {
        return name;
      }

      @Override
      public ModelCall stream(ChatRequest request, DeltaListener listener) {
        return real.stream(request.to(recording), listener);
      }
    };
  }

  private static JsonNode json(String recording) {
    return Json.read(read(recording + ".json"));
  }

  private static String read(String name) {
    try {
      return Files.readString(RECORDINGS.resolve(name));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
