package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static io.chorale.kit.ChoraleClient.oneTeam;
import static io.chorale.kit.ChoraleClient.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.kit.ChoraleClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not there is not spent. */
class BudgetTest {

  /** A call of the simulator's models can cost 16,384 tokens at 15 dollars a million: 0.25. */
  private static final String LIMIT = "0.40";

  private static final String SHORT = "sim:rate=2000;tokens=5;thoughts=0;ttft=1";

  @SuppressWarnings("NullAway.Init")
  private static OwnServer own;

  @BeforeAll
  static void start(@TempDir Path data) {
    own = new OwnServer(data, "768m", Map.of("CHORALE_BUDGET_ALL_DAY", LIMIT));
  }

  @AfterAll
  static void stop() {
    own.close();
  }

  @Test
  void twoJobsThatTogetherExceedABudgetAreNeverBothAdmitted() throws Exception {
    ChoraleClient chorale = own.client();
    ExecutorService both = Executors.newFixedThreadPool(2);
    CyclicBarrier instant = new CyclicBarrier(2);
    try {
      for (int round = 0; round < 100; round++) {
        List<Future<HttpResponse<String>>> starts =
            List.of(
                both.submit(() -> start(chorale, instant)),
                both.submit(() -> start(chorale, instant)));
        HttpResponse<String> one = starts.get(0).get();
        HttpResponse<String> other = starts.get(1).get();
        assertThat(List.of(one.statusCode(), other.statusCode()))
            .as(one.body() + other.body())
            .containsExactlyInAnyOrder(202, 402);
        HttpResponse<String> admitted = one.statusCode() == 202 ? one : other;
        chorale.awaitEnd(json(admitted).get("job_id").asText());
      }
    } finally {
      both.shutdownNow();
    }
  }

  private static HttpResponse<String> start(ChoraleClient chorale, CyclicBarrier instant)
      throws Exception {
    instant.await();
    return chorale.post("/api/jobs", oneTeam("anthropic", SHORT));
  }

  @Test
  void aJobThatCannotBePaidIsRefusedBeforeAnyCall() {
    ChoraleClient chorale = own.client();
    String model = "sim:rate=2000;tokens=6;thoughts=0;ttft=1";
    ObjectNode job = (ObjectNode) ChoraleClient.parse(oneTeam("anthropic", model));
    HttpResponse<String> refused =
        chorale.post("/api/jobs", job.put("budget_usd", 0.01).toString());
    assertThat(refused.statusCode()).isEqualTo(402);
    JsonNode problem = json(refused);
    assertThat(problem.get("code").asText()).isEqualTo("budget_exceeded");
    assertThat(problem.get("detail").asText())
        .startsWith("This could cost up to $0.")
        .contains("the job's budget, $0.01");
    assertThat(own.simulator.counts(model).started()).isZero();
  }

  @Test
  void aModelWithoutAPriceIsRefusedWhileABudgetIsSet() {
    HttpResponse<String> refused =
        own.client().post("/api/jobs", oneTeam("anthropic", "nobody-knows-what-it-costs"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("teams[0].model");
    assertThat(json(refused).at("/errors/0/detail").asText()).contains("has no price");
  }

  @Test
  void anAnswerThatOverrunsIsStoppedInMidStreamWithWhatItHas() {
    ChoraleClient chorale = own.client();
    JsonNode team =
        team(chorale.awaitEnd(chorale.start(oneTeam("openai", "sim:ttft=1;fault=flood@1"))));
    assertThat(team.get("error_code").asText()).isEqualTo("budget_exceeded");
    assertThat(team.get("error").asText()).contains("what came so far is kept");
    assertThat(team.get("text").asText()).isNotEmpty();
    assertThat(team.at("/usage/cost_usd").asDouble()).isPositive().isLessThan(0.41);
  }
}
