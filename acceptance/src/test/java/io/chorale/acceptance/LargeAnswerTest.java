package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.oneTeam;
import static io.chorale.kit.ChoraleClient.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider that sends without measure harms nobody, in a small heap. */
class LargeAnswerTest {

  private static final int LIMIT = 1_000_000;

  @SuppressWarnings("NullAway.Init")
  private static OwnServer own;

  @BeforeAll
  static void start(@TempDir Path data) {
    own = new OwnServer(data, "256m", Map.of());
  }

  @AfterAll
  static void stop() {
    own.close();
  }

  @Test
  void thirtyMegabytesOfTextAndAnEventOfTenEndClearlyWhileOtherJobsGoOn() {
    ChoraleClient chorale = own.client();
    List<String> others =
        Stream.of("anthropic", "google", "openai")
            .map(name -> chorale.start(oneTeam(name, "sim:rate=50;tokens=300;ttft=10")))
            .toList();
    for (int round = 0; round < 3; round++) {
      List<String> floods =
          Stream.of("anthropic", "google", "openai")
              .flatMap(
                  name ->
                      Stream.of(
                          chorale.start(oneTeam(name, "sim:ttft=1;fault=flood@30")),
                          chorale.start(oneTeam(name, "sim:ttft=1;fault=bigevent@10"))))
              .toList();
      floods.forEach(id -> check(team(chorale.awaitEnd(id))));
    }
    others.forEach(
        id -> assertThat(chorale.awaitEnd(id).get("state").asText()).isEqualTo("complete"));
    assertThat(own.server.output()).doesNotContain("OutOfMemoryError");
    JsonNode after = chorale.awaitEnd(chorale.start(oneTeam("google", "sim:rate=500;tokens=20")));
    assertThat(after.get("state").asText()).isEqualTo("complete");
  }

  private static void check(JsonNode team) {
    assertThat(team.get("status").asText()).isEqualTo("error");
    assertThat(team.get("error_code").asText())
        .as(team.get("error").asText())
        .isEqualTo("too_large");
    assertThat(team.get("text").asText().length()).isLessThanOrEqualTo(LIMIT);
  }
}
