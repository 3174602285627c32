package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.twoTeams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.SocketWatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedServer.class)
class JobSocketTest {

  /** No faster than what is told piece by piece. */
  private static final String STEADY = "sim:rate=45;tokens=200;thoughts=4;ttft=200";

  private static final Duration LONG = Duration.ofSeconds(30);

  private static void awaitComplete(SocketWatcher watcher) {
    await()
        .atMost(LONG)
        .failFast(() -> assertThat(watcher.closed()).as("the code of a close").isNotDone())
        .until(() -> watcher.types().contains("complete"));
  }

  @Test
  void whoComesBeforeDuringAndAfterSeesTheSame(ChoraleClient chorale) {
    String job = chorale.start(twoTeams(STEADY, STEADY));
    SocketWatcher early = SocketWatcher.open(chorale, job, 0);
    await().atMost(LONG).until(() -> early.events().size() > 60);
    SocketWatcher during = SocketWatcher.open(chorale, job, 0);
    SocketWatcher middle = SocketWatcher.open(chorale, job, 50);
    awaitComplete(early);
    SocketWatcher late = SocketWatcher.open(chorale, job, 0);
    awaitComplete(during);
    awaitComplete(middle);
    awaitComplete(late);
    List<JsonNode> journal = chorale.events(job);
    assertThat(early.events()).isEqualTo(journal);
    assertThat(during.events()).isEqualTo(journal);
    assertThat(late.events()).isEqualTo(journal);
    assertThat(middle.events()).isEqualTo(journal.subList(50, journal.size()));
    assertThat(late.types()).startsWith("connected");
    List.of(early, during, middle, late).forEach(SocketWatcher::close);
  }

  @Test
  void whoIsCutTenTimesAndComesBackSeesTheSame(ChoraleClient chorale) {
    String job = chorale.start(twoTeams(STEADY, STEADY));
    List<JsonNode> seen = new ArrayList<>();
    for (int cut = 0; cut < 10; cut++) {
      SocketWatcher watcher = SocketWatcher.open(chorale, job, seen.size());
      int some = ThreadLocalRandom.current().nextInt(1, 20);
      await().atMost(LONG).until(() -> watcher.events().size() >= some);
      watcher.cut();
      seen.addAll(watcher.events());
    }
    SocketWatcher last = SocketWatcher.open(chorale, job, seen.size());
    awaitComplete(last);
    last.close();
    seen.addAll(last.events());
    assertThat(seen).isEqualTo(chorale.events(job));
  }

  @Test
  void aPingIsAnsweredByAPong(ChoraleClient chorale) {
    String job = chorale.start(twoTeams(STEADY, STEADY));
    SocketWatcher watcher = SocketWatcher.open(chorale, "/ws/orchestrate/" + job);
    watcher.send("ping");
    await().until(() -> watcher.types().contains("pong"));
    assertThat(watcher.messages().get(0).get("type").asText()).isEqualTo("connected");
    assertThat(watcher.messages().get(0).get("job_id").asText()).isEqualTo(job);
    watcher.close();
  }

  /** {@link Seed003Test} has the other kind, and its pings. */
  @Test
  void anUnknownJobGetsAnErrorAndACode(ChoraleClient chorale) {
    String id = "00000000-0000-0000-0000-000000000000";
    SocketWatcher watcher = SocketWatcher.open(chorale, "/ws/orchestrate/" + id);
    assertThat(watcher.closed()).succeedsWithin(LONG).isEqualTo(4404);
    assertThat(watcher.types()).containsExactly("connected", "error");
    JsonNode error = watcher.messages().get(1);
    assertThat(error.at("/data/error").asText()).contains("There is no such job");
    assertThat(error.at("/data/code").asText()).isEqualTo("unknown_job");
  }

  @ParameterizedTest
  @CsvSource({"-1", "x", "1.5", "99999999999999999999"})
  void aCursorThatIsNoneGetsAnErrorAndACode(String after, ChoraleClient chorale) {
    String job = chorale.start(twoTeams(STEADY, STEADY));
    SocketWatcher watcher =
        SocketWatcher.open(chorale, "/ws/orchestrate/" + job + "?after=" + after);
    assertThat(watcher.closed()).succeedsWithin(LONG).isEqualTo(4400);
    assertThat(watcher.types()).containsExactly("error");
  }

  @Test
  void aMessageThatIsNotUnderstoodGetsAnErrorAndACode(ChoraleClient chorale) {
    String job = chorale.start(twoTeams(STEADY, STEADY));
    SocketWatcher chatty = SocketWatcher.open(chorale, job, 0);
    chatty.send("{\"type\":\"hello\"");
    assertThat(chatty.closed()).succeedsWithin(LONG).isEqualTo(1008);
    assertThat(chatty.types()).contains("error");

    SocketWatcher big = SocketWatcher.open(chorale, job, 0);
    big.send("x".repeat(200_000));
    assertThat(big.closed()).succeedsWithin(LONG).isEqualTo(1009);
    assertThat(big.types()).contains("error");

    SocketWatcher binary = SocketWatcher.open(chorale, job, 0);
    binary.sendBinary(new byte[] {1, 2, 3});
    assertThat(binary.closed()).succeedsWithin(LONG).isEqualTo(1003);
    assertThat(binary.types()).contains("error");

    assertThat(chorale.awaitEnd(job).get("state").asText()).isEqualTo("complete");
  }
}
