package io.chorale.provider;

import static io.chorale.provider.ScriptedServer.STREAM;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.model.ModelCall;
import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import io.chorale.provider.ScriptedServer.Then;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What servers do that the simulator does not. */
class AnswerStreamTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String CHUNK =
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hello\"}}]}\n\n";
  private static final String DONE = "data: [DONE]\n\n";

  private final Wires wires = new Wires();

  @AfterEach
  void stop() {
    wires.close();
  }

  private ModelCall ask(URI baseUrl, Duration idle, Recording recording) {
    return wires.model(Wires.settings(Protocol.OPENAI_CHAT, baseUrl, idle)).stream(
        Wires.ask("m"), recording);
  }

  private ModelException failure(String answer, Then then, Duration idle) throws IOException {
    try (ScriptedServer server = new ScriptedServer(answer, then)) {
      Recording recording = new Recording();
      ask(server.baseUrl(), idle, recording);
      return recording.awaitFailure();
    }
  }

  @Test
  void aServerThatIsNotThereCannotBeReached() throws IOException {
    URI gone;
    try (ScriptedServer server = new ScriptedServer("", Then.CLOSE)) {
      gone = server.baseUrl();
    }
    Recording recording = new Recording();
    ask(gone, LONG, recording);
    ModelException failure = recording.awaitFailure();
    assertThat(failure.kind()).isEqualTo(Kind.NETWORK);
    assertThat(failure).hasMessageContaining("acme cannot be reached");
  }

  @Test
  void aConnectionThatIsClosedWithoutAnswerIsTheNetworksFault() throws IOException {
    assertThat(failure("", Then.CLOSE, LONG).kind()).isEqualTo(Kind.NETWORK);
  }

  @Test
  void aServerThatSaysNothingAtAllIsGivenUp() throws IOException {
    assertThat(failure("", Then.KEEP_OPEN, SHORT).kind()).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void aPageIsNotAnAnswer() throws IOException {
    ModelException failure =
        failure(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>Sign in</html>",
            Then.CLOSE,
            LONG);
    assertThat(failure.kind()).isEqualTo(Kind.NONSENSE);
    assertThat(failure).hasMessageContaining("text/html").hasMessageNotContaining("Sign in");
  }

  @Test
  void anErrorThatCallsItselfWellIsAnError() throws IOException {
    ModelException failure =
        failure(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
                + "{\"error\":{\"code\":429,\"message\":\"Slow down\"}}",
            Then.CLOSE,
            LONG);
    assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMIT);
    assertThat(failure).hasMessageContaining("Slow down");
  }

  @Test
  void anErrorWithoutEndIsReadNoFurtherThanItsBound() throws IOException {
    ModelException failure =
        failure(
            "HTTP/1.1 500 Oops\r\nContent-Type: text/plain\r\n\r\n" + "x".repeat(100_000),
            Then.KEEP_OPEN,
            LONG);
    assertThat(failure.kind()).isEqualTo(Kind.OVERLOADED);
  }

  @Test
  void aFilteredAnswerIsDeclinedHoweverItsStreamEnds() throws IOException {
    String filtered =
        "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"content_filter\"}]}\n\n";
    assertThat(failure(STREAM + CHUNK + filtered, Then.CLOSE, LONG).kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure(STREAM + CHUNK + filtered + DONE, Then.CLOSE, LONG).kind())
        .isEqualTo(Kind.REFUSED);
  }

  @Test
  void anErrorInsideTheStreamEndsIt() throws IOException {
    ModelException failure =
        failure(
            STREAM + CHUNK + "data: {\"error\":{\"message\":\"Out of tea\"}}\n\n",
            Then.KEEP_OPEN,
            LONG);
    assertThat(failure).hasMessageContaining("acme broke off its answer. It says: Out of tea");
  }

  @Test
  void commentsAreASignOfLifeButNotOfAnAnswer() throws IOException {
    ModelException failure = failure(STREAM + ": wait\n\n", Then.CLOSE, LONG);
    assertThat(failure).hasMessage("acme ended without an answer.");
  }

  @Test
  void anAnswerThatIsWholeNeedNotWaitForTheConnectionToClose() throws IOException {
    try (ScriptedServer server = new ScriptedServer(STREAM + CHUNK + DONE, Then.KEEP_OPEN)) {
      Recording recording = new Recording();
      ask(server.baseUrl(), SHORT, recording);
      assertThat(recording.awaitEnd()).isEmpty();
      assertThat(recording.text()).isEqualTo("Hello");
      assertThat(server.closedByClient).succeedsWithin(5, SECONDS);
    }
  }

  @Test
  void theLastEventMayLackItsBlankLine() throws IOException {
    try (ScriptedServer server = new ScriptedServer(STREAM + CHUNK + "data: [DONE]", Then.CLOSE)) {
      Recording recording = new Recording();
      ask(server.baseUrl(), LONG, recording);
      assertThat(recording.awaitEnd()).isEmpty();
    }
  }

  @Test
  void theTimeThatAListenerTakesIsNotTheProvidersSilence() throws IOException {
    try (ScriptedServer server = new ScriptedServer(STREAM + CHUNK + DONE, Then.CLOSE)) {
      CompletableFuture<Void> slow = new CompletableFuture<>();
      Recording recording = new Recording(delta -> slow.join());
      ask(server.baseUrl(), SHORT, recording);
      await().during(SHORT.multipliedBy(3)).until(() -> !recording.over());
      slow.complete(null);
      assertThat(recording.awaitEnd()).isEmpty();
    }
  }

  @Test
  void aStopDoesNotWaitForAListenerThatIsBusy() throws IOException {
    try (ScriptedServer server = new ScriptedServer(STREAM + CHUNK, Then.KEEP_OPEN)) {
      CompletableFuture<Void> slow = new CompletableFuture<>();
      Recording recording = new Recording(delta -> slow.join());
      ModelCall call = ask(server.baseUrl(), LONG, recording);
      await().until(() -> !recording.deltas.isEmpty());
      call.cancel();
      assertThat(server.closedByClient).succeedsWithin(1, SECONDS);
      assertThat(recording.over()).isFalse();
      slow.complete(null);
      assertThat(recording.awaitFailure().kind()).isEqualTo(Kind.CANCELLED);
      assertThat(recording.brokePromise).isFalse();
    }
  }

  @Test
  void aListenerIsOnlyCalledOnTheReadersThreads() throws IOException {
    try (ScriptedServer server = new ScriptedServer("", Then.KEEP_OPEN)) {
      CompletableFuture<String> thread = new CompletableFuture<>();
      Recording recording =
          new Recording() {
            @Override
            public void failed(ModelException failure) {
              thread.complete(Thread.currentThread().getName());
            }
          };
      ask(server.baseUrl(), SHORT, recording);
      assertThat(thread).succeedsWithin(5, SECONDS).isEqualTo("reader");
    }
  }
}
