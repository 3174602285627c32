package io.chorale.provider;

import static io.chorale.provider.ScriptedServer.STREAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.model.Delta;
import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import io.chorale.provider.ScriptedServer.Then;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every provider's model does with streams that no well-behaved server sends. */
abstract class StreamContract {

  static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);

  final Wires wires = new Wires();

  abstract Protocol protocol();

  /** The data of an event with a piece of text. */
  abstract String text(String json);

  /** The data of an event with a piece of reasoning. */
  abstract String thought(String json);

  /** The data of the events that end an answer. */
  abstract String[] ending();

  @AfterEach
  void closeWires() {
    wires.close();
  }

  private static String events(String lineEnd, String... data) {
    StringBuilder events = new StringBuilder();
    for (String event : data) {
      events.append("data: ").append(event).append(lineEnd).append(lineEnd);
    }
    return events.toString();
  }

  private Recording read(String head, String body, int piece, Then then, TimeLimits limits)
      throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(head, body.getBytes(UTF_8), () -> piece, then)) {
      Recording recording = new Recording();
      wires.model(Wires.settings(protocol(), server.baseUrl(), limits, "test-key")).stream(
          Wires.ask("m"), recording);
      recording.awaitEnd();
      if (then != Then.CLOSE) {
        assertThat(server.closedByClient).succeedsWithin(5, SECONDS);
      }
      return recording;
    }
  }

  private Recording read(String body, int piece) throws IOException {
    return read(STREAM, body, piece, Then.CLOSE, new TimeLimits(LONG, LONG, LONG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesMayEndAnyWay(String lineEnd) throws IOException {
    String body =
        "\uFEFF: hello"
            + lineEnd
            + lineEnd
            + events(lineEnd, text("Grüße "))
            + ": still here"
            + lineEnd
            + "retry: 10"
            + lineEnd
            + events(lineEnd, text("👋"))
            + events(lineEnd, ending());
    for (int piece : new int[] {1, 2, 3, 7}) {
      Recording recording = read(body, piece);
      assertThat(recording.awaitEnd()).isEmpty();
      assertThat(recording.text()).isEqualTo("Grüße 👋");
    }
  }

  @Test
  void theLastEventMayLackItsBlankLine() throws IOException {
    String body = events("\n", text("Hello")) + events("\n", ending());
    Recording recording = read(body.stripTrailing(), 1_000);
    assertThat(recording.awaitEnd()).isEmpty();
    assertThat(recording.text()).isEqualTo("Hello");
  }

  @Test
  void anEventMayHaveItsDataOnManyLines() throws IOException {
    String body = events("\n", text("Hello").replace(",", ",\ndata: "), text(" you"));
    Recording recording = read(body + events("\n", ending()), 5);
    assertThat(recording.text()).isEqualTo("Hello you");
  }

  @Test
  void aCharacterThatIsCutInTwoIsToldWhole() throws IOException {
    Recording recording =
        read(
            events(
                    "\n",
                    thought("\\ud83e"),
                    thought("\\udd14"),
                    text("Hi \\ud83d"),
                    text("\\udc4b!"))
                + events("\n", ending()),
            1_000);
    assertThat(recording.thoughts()).isEqualTo("🤔");
    assertThat(recording.text()).isEqualTo("Hi 👋!");
    assertThat(recording.deltas)
        .contains(new Delta.Text("Hi "), new Delta.Text("👋!"), new Delta.Thought("🤔"));
  }

  @Test
  void anEventThatIsTooLargeEndsTheCallAndTheConnection() throws IOException {
    Recording recording =
        read(
            STREAM + events("\n", text("Hello")) + "data: ",
            "x".repeat(100_000),
            100_000,
            Then.REPEAT,
            new TimeLimits(LONG, LONG, LONG));
    ModelException failure = recording.awaitFailure();
    assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
    assertThat(failure).hasMessageContaining("acme sent an event of more than 1 MB");
    assertThat(recording.text()).isEqualTo("Hello");
  }

  @Test
  void keepAlivesAreNoBeginningOfAnAnswer() throws IOException {
    Recording recording =
        read(
            STREAM,
            ": wait\n\nevent: ping\ndata: {\"type\":\"ping\"}\n\n",
            1_000,
            Then.REPEAT,
            new TimeLimits(SHORT, LONG, LONG));
    ModelException failure = recording.awaitFailure();
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failure).hasMessageContaining("did not begin to answer within 0.3 seconds");
  }

  @Test
  void anAnswerWithoutEndIsStopped() throws IOException {
    Recording recording =
        read(
            STREAM,
            events("\n", text("on and ")),
            1_000,
            Then.REPEAT,
            new TimeLimits(LONG, LONG, SHORT));
    ModelException failure = recording.awaitFailure();
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failure).hasMessageContaining("was not done with its answer after 0.3 seconds");
    assertThat(recording.text()).startsWith("on and on");
  }

  @Test
  void whoBeganIsNotGivenUpForItsFirstToken() throws IOException {
    Recording recording =
        read(
            STREAM,
            events("\n", text("Hello")),
            1_000,
            Then.KEEP_OPEN,
            new TimeLimits(SHORT, SHORT.multipliedBy(3), LONG));
    assertThat(recording.awaitFailure()).hasMessageContaining("sent nothing for 0.9 seconds");
  }

  @Test
  void nothingIsLeftInTheTimer() throws IOException {
    read(events("\n", text("Hello")) + events("\n", ending()), 1_000);
    await().until(() -> wires.timer.getQueue().isEmpty());
  }

  @Test
  void aRateLimitSaysWhenToTryAgain() throws IOException {
    Recording recording =
        read(
            "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\nContent-Type: text/plain\r\n\r\n",
            "Not now.",
            1_000,
            Then.CLOSE,
            new TimeLimits(LONG, LONG, LONG));
    ModelException failure = recording.awaitFailure();
    assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMIT);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    assertThat(failure).hasMessageContaining("Try again in 7 seconds.");
  }
}
