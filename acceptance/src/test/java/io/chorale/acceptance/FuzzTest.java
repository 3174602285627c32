package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static io.chorale.kit.ChoraleClient.oneTeam;
import static io.chorale.kit.ChoraleClient.twoTeams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.RawSocket;
import io.chorale.kit.SocketFrame;
import io.chorale.kit.SocketWatcher;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is sent, the answer is one that is documented, and others are not disturbed. {@code
 * -Dfuzz.seconds=60} makes it long, {@code -Dfuzz.seed=…} repeats what was drawn.
 */
@Tag("breaking")
class FuzzTest {

  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 10);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final Duration SILENCE = Duration.ofMillis(150);
  private static final int ENOUGH = 20_000;
  private static final Set<Integer> STATUSES = Set.of(200, 204, 400, 404, 406, 414, 429);

  /** The README's, those of RFC 6455 with which a container ends what is no protocol, and none. */
  private static final Set<Integer> CODES =
      Set.of(1000, 1002, 1003, 1005, 1007, 1008, 1009, 4400, 4404, 4408, 4409, 4429);

  /** A path that is no URI, which never comes to us; a peer that left before its answer came. */
  private static final Set<String> CONTAINERS_OWN =
      Set.of(
          "CoyoteAdapter.postParseRequest",
          "GlassfishWebSocketFilter.doServerUpgrade",
          "Error while closing the output stream in order to commit response",
          "Response Error during finishResponse");

  private static final Set<String> ERRORS =
      Set.of("unknown_job", "bad_cursor", "not_understood", "too_big", "not_text", "too_many");

  private final long seed = Long.getLong("fuzz.seed", System.nanoTime() % 1_000_000);
  private final Random random = new Random(seed);
  private final Map<String, Integer> answers = new TreeMap<>();
  private final List<AssertionError> faults = new ArrayList<>();
  private final List<RawSocket> silent = new ArrayList<>();

  @Test
  void whateverIsSentTheAnswerIsOneThatIsDocumented(@TempDir Path data) throws Exception {
    System.out.println("fuzz: seed " + seed);
    Map<String, String> settings = Map.of("CHORALE_WATCHERS_HEARTBEAT", HEARTBEAT.toString());
    try (OwnServer own = new OwnServer(data, "768m", settings)) {
      ChoraleClient chorale = own.client();
      String over = chorale.start(oneTeam("openai", "sim:rate=2000;tokens=100;ttft=10"));
      chorale.awaitEnd(over);
      String steady = "sim:rate=30;thoughts=2;ttft=50;tokens=" + 30 * SECONDS;
      String job = chorale.start(twoTeams(steady, steady));
      SocketWatcher healthy = SocketWatcher.open(chorale, job, 0);
      Oddities ofOver = new Oddities(over, random);
      Oddities ofRunning = new Oddities(job, random);
      Instant end = Instant.now().plusSeconds(SECONDS);
      int rounds = 0;
      while (Instant.now().isBefore(end)) {
        Oddities odd = random.nextBoolean() ? ofOver : ofRunning;
        try {
          if (rounds++ % 2 == 0) {
            ask(chorale, odd);
          } else {
            talk(chorale, odd);
          }
        } catch (AssertionError fault) {
          faults.add(fault);
        }
      }
      System.out.println("fuzz: seed " + seed + ", " + rounds + " rounds, answers " + answers);
      assertThat(faults).isEmpty();
      await().atMost(LONG).until(() -> healthy.types().contains("complete"));
      assertThat(healthy.events()).isEqualTo(chorale.events(job));
      healthy.close();
      assertNobodyIsLeft(chorale);
      assertThat(stacks(data.resolve("log/chorale.0.log"))).isEmpty();
    }
  }

  /** The entries of a log that hold a stack, but for those that the container makes on its own. */
  private static List<String> stacks(Path log) throws IOException {
    return Arrays.stream(Files.readString(log).split("\n(?=[0-9]{4}-[0-9]{2}-[0-9]{2}T)"))
        .filter(entry -> entry.contains("\tat "))
        .filter(entry -> CONTAINERS_OWN.stream().noneMatch(entry::contains))
        .toList();
  }

  private void assertNobodyIsLeft(ChoraleClient chorale) throws IOException {
    for (RawSocket left : silent) {
      left.close();
    }
    await()
        .atMost(HEARTBEAT.multipliedBy(2))
        .until(
            () -> {
              int all = 0;
              for (JsonNode count : json(chorale.get("/api/status")).get("watchers")) {
                all += count.asInt();
              }
              return all == 0;
            });
  }

  private void ask(ChoraleClient chorale, Oddities odd) throws IOException {
    String path = odd.path();
    List<String> headers = new ArrayList<>(List.of("Connection: close"));
    if (random.nextInt(4) > 0) {
      headers.add("Accept: " + odd.media());
    }
    if (random.nextInt(3) == 0) {
      headers.add("Last-Event-ID: " + odd.value());
    }
    String asked = "GET " + path + " " + headers;
    try (RawSocket socket = RawSocket.open(chorale)) {
      String head = socket.get(path, headers.toArray(String[]::new));
      int status = Integer.parseInt(head.substring(9, 12));
      String body = socket.rest(SILENCE, ENOUGH);
      assertThat(STATUSES).as("%s%n%s%s", asked, head, body).contains(status);
      assertNothingOfOurInsides(asked, head + body);
      boolean problem = head.contains("application/problem+json");
      if (status >= 300 && !problem) {
        // Only what the container turns away before it comes to us, or what is not below /api.
        boolean outside = status == 404 && path.contains("..");
        assertThat(outside || status == 400 || status == 414)
            .as("%s%n%s%s", asked, head, body)
            .isTrue();
      }
      count("http " + status + (status < 300 || problem ? "" : " of the container"));
    }
  }

  private void talk(ChoraleClient chorale, Oddities odd) throws IOException {
    String path = odd.socketPath();
    RawSocket socket = RawSocket.open(chorale);
    String head = socket.upgrade(path);
    int status = Integer.parseInt(head.substring(9, 12));
    if (status != 101) {
      assertThat(STATUSES).as("%s%n%s", path, head).contains(status);
      assertNothingOfOurInsides(path, head + socket.rest(SILENCE, ENOUGH));
      count("upgrade " + status);
      socket.close();
      return;
    }
    List<String> sent = new ArrayList<>(List.of(path));
    try {
      for (int frames = random.nextInt(4); frames >= 0; frames--) {
        byte[] frame = odd.frame();
        sent.add(java.util.HexFormat.of().formatHex(frame, 0, Math.min(60, frame.length)));
        socket.send(frame);
      }
    } catch (SocketException closed) {
      // The answer to what came before says why.
    }
    hear(socket, sent);
    leave(socket);
  }

  private void hear(RawSocket socket, List<String> sent) throws IOException {
    socket.patience(SILENCE);
    try {
      for (int heard = 0; heard < 300; heard++) {
        SocketFrame frame = socket.readFrame();
        if (frame.isClose()) {
          assertThat(CODES).as("%s", sent).contains(frame.closeCode());
          count("close " + frame.closeCode());
          return;
        }
        if (frame.first() == SocketFrame.TEXT) {
          hear(frame.text(), sent);
        }
      }
      count("goes on");
    } catch (SocketTimeoutException nothingMore) {
      count("silence");
    } catch (EOFException | SocketException dropped) {
      count("dropped");
    }
  }

  private void hear(String text, List<String> sent) {
    assertNothingOfOurInsides(sent.toString(), text);
    JsonNode message = ChoraleClient.parse(text);
    if (message.isObject() && message.get("type").asText().equals("error") && !message.has("seq")) {
      String code = message.at("/data/code").asText();
      assertThat(ERRORS).as("%s%n%s", sent, text).contains(code);
      count("error " + code);
    }
  }

  private void leave(RawSocket socket) throws IOException {
    switch (random.nextInt(3)) {
      case 0 -> socket.reset();
      case 1 -> silent.add(socket);
      default -> socket.close();
    }
  }

  private static void assertNothingOfOurInsides(String asked, String answer) {
    assertThat(answer)
        .as(asked)
        .doesNotContain("Exception", "\tat ", "io.chorale", "java.", "jakarta.", "com.fasterxml");
  }

  private void count(String answer) {
    answers.merge(answer, 1, Integer::sum);
  }
}
