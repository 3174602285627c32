package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static io.chorale.kit.ChoraleClient.oneTeam;
import static org.assertj.core.api.Assertions.assertThat;

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

  /** An answer can cost 10,240 tokens (2,048 of them thinking) at 15 dollars a million: 0.154. */
  private static final String LIMIT = "0.25";

  /** Holds its money until it is stopped, so that the other start cannot come behind its end. */
  private static final String WAITING = "sim:ttft=60000;thoughts=0";

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
        String id = json(admitted).get("job_id").asText();
        chorale.post("/api/jobs/" + id + "/cancel", "");
        chorale.awaitEnd(id);
      }
    } finally {
      both.shutdownNow();
    }
  }

  private static HttpResponse<String> start(ChoraleClient chorale, CyclicBarrier instant)
      throws Exception {
    instant.await();
    return chorale.post("/api/jobs", oneTeam("anthropic", WAITING));
  }

  @Test
  void aModelWithoutAPriceIsRefusedWhileABudgetIsSet() {
    HttpResponse<String> refused =
        own.client().post("/api/jobs", oneTeam("anthropic", "nobody-knows-what-it-costs"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("teams[0].model");
    assertThat(json(refused).at("/errors/0/detail").asText()).contains("has no price");
  }
}
