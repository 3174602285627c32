package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static io.chorale.kit.ChoraleClient.team;
import static io.chorale.kit.ChoraleClient.twoTeams;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedServer.class)
class UsageApiTest {

  @Test
  void whatAJobUsedIsInTheSums(ChoraleClient chorale) {
    String red = "sim:rate=900;tokens=21;thoughts=1;ttft=5";
    String blue = "sim:rate=900;tokens=34;thoughts=1;ttft=5";
    JsonNode job = chorale.awaitEnd(chorale.start(twoTeams(red, blue)));
    for (String[] each : new String[][] {{"anthropic", red}, {"google", blue}}) {
      JsonNode used = team(job, each[0]).get("usage");
      JsonNode line = chorale.usageOf(each[1]);
      assertThat(line.get("calls").asInt()).isEqualTo(1);
      assertThat(line.get("input_tokens")).isEqualTo(used.get("input_tokens"));
      assertThat(line.get("output_tokens")).isEqualTo(used.get("output_tokens"));
      assertThat(line.get("thinking_tokens")).isEqualTo(used.get("thinking_tokens"));
      assertThat(line.get("cost_usd").asDouble()).isEqualTo(used.get("cost_usd").asDouble());
      assertThat(line.get("held_usd").asDouble()).isZero();
    }
  }

  @Test
  void usageIsTakenApartByWhatIsAskedFor(ChoraleClient chorale) {
    String model = "sim:rate=900;tokens=13;thoughts=0;ttft=5";
    chorale.awaitEnd(chorale.start(twoTeams(model, model)));
    JsonNode report = json(chorale.get("/api/usage?by=day,user,team,provider,model"));
    List<String> found = new ArrayList<>();
    report
        .get("lines")
        .forEach(
            line -> {
              if (line.get("model").asText().equals(model)) {
                assertThat(line.get("user").asText()).isEqualTo("anonymous");
                assertThat(LocalDate.parse(line.get("day").asText()))
                    .isAfterOrEqualTo(LocalDate.now(ZoneOffset.UTC).minusDays(1));
                found.add(line.get("team").asText() + "@" + line.get("provider").asText());
              }
            });
    assertThat(found).containsExactlyInAnyOrder("anthropic@anthropic", "google@google");
    assertThat(report.at("/total/calls").asInt()).isGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "from=yesterday, from, must be a day such as",
    "to=2026-02-30, to, must be a day such as",
    "from=2026-11-21&to=2026-11-20, from, must not be after",
    "by=colour, by, 'must be day, user, team, provider or model'",
  })
  void aWrongQueryIsToldWhatWouldBeRight(
      String query, String field, String words, ChoraleClient chorale) {
    HttpResponse<String> refused = chorale.get("/api/usage?" + query);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(json(refused).get("detail").asText()).contains(words);
  }
}
