package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static io.chorale.kit.ChoraleClient.oneTeam;
import static io.chorale.kit.ChoraleClient.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.simulator.Simulator;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A job costs no more than it may. */
@ExtendWith(SharedServer.class)
class JobBudgetTest {

  @Test
  void aJobThatCannotBePaidIsRefusedBeforeAnyCall(ChoraleClient chorale, Simulator simulator) {
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
    assertThat(simulator.counts(model).started()).isZero();
  }

  @Test
  void anAnswerThatOverrunsIsStoppedInMidStreamWithWhatItHas(ChoraleClient chorale) {
    ObjectNode job =
        (ObjectNode) ChoraleClient.parse(oneTeam("openai", "sim:ttft=1;fault=flood@1"));
    JsonNode team = team(chorale.awaitEnd(chorale.start(job.put("budget_usd", 0.3).toString())));
    assertThat(team.get("error_code").asText()).isEqualTo("budget_exceeded");
    assertThat(team.get("error").asText()).contains("what came so far is kept");
    assertThat(team.get("text").asText()).isNotEmpty();
    assertThat(team.at("/usage/cost_usd").asDouble()).isPositive().isLessThanOrEqualTo(0.3);
  }
}
