package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static io.chorale.kit.ChoraleClient.team;
import static io.chorale.kit.ChoraleClient.twoTeams;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class JobApiTest {

  private static final String QUICK = "sim:rate=500;thoughts=3;ttft=10";

  @Test
  void aJobIsAcceptedAtOnceAndRunsToItsEnd(ChoraleClient chorale) {
    HttpResponse<String> accepted = chorale.post("/api/jobs", twoTeams(QUICK, QUICK));
    assertThat(accepted.statusCode()).isEqualTo(202);
    String id = json(accepted).get("job_id").asText();
    assertThat(accepted.headers().firstValue("Location").orElse("")).endsWith("/api/jobs/" + id);
    assertThat(json(accepted).at("/links/stream").asText()).isEqualTo("/ws/orchestrate/" + id);

    JsonNode job = chorale.awaitEnd(id);
    assertThat(job.get("state").asText()).isEqualTo("complete");
    assertThat(job.get("ended_at").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    JsonNode team = team(job, "anthropic");
    assertThat(team.get("status").asText()).isEqualTo("complete");
    assertThat(team.get("text").asText()).contains("imulated");
    assertThat(team.get("thinking").asText()).isNotEmpty();
    assertThat(team.get("code")).isNotEmpty();
    assertThat(team.at("/usage/output_tokens").asLong()).isPositive();
    assertThat(team.get("error").isNull()).isTrue();
  }

  @Test
  void theJournalTellsWhatTheResultHolds(ChoraleClient chorale) {
    String id = chorale.start(twoTeams(QUICK, QUICK));
    JsonNode job = chorale.awaitEnd(id);
    List<JsonNode> events = chorale.events(id);
    assertThat(events.stream().map(event -> event.get("seq").asLong()))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, events.size()).boxed().toList());
    assertThat(job.get("last_seq").asLong()).isEqualTo(events.size());
    for (String name : List.of("anthropic", "google")) {
      List<JsonNode> own =
          events.stream().filter(event -> event.path("team").asText().equals(name)).toList();
      assertThat(statuses(own)).containsExactly("thinking", "generating", "complete");
      assertThat(joined(own, "chunk")).isEqualTo(team(job, name).get("text").asText());
      JsonNode code =
          own.stream()
              .filter(e -> e.get("type").asText().equals("code_generated"))
              .findFirst()
              .get();
      assertThat(code.at("/data/blocks")).isEqualTo(team(job, name).get("code"));
    }
    JsonNode last = events.get(events.size() - 1);
    assertThat(last.get("type").asText()).isEqualTo("complete");
    assertThat(last.at("/data/state").asText()).isEqualTo("complete");
    assertThat(last.has("team")).isFalse();
  }

  private static List<String> statuses(List<JsonNode> events) {
    return events.stream()
        .filter(event -> event.get("type").asText().equals("status_change"))
        .map(event -> event.at("/data/status").asText())
        .toList();
  }

  private static String joined(List<JsonNode> events, String type) {
    return events.stream()
        .filter(event -> event.get("type").asText().equals(type))
        .map(event -> event.at("/data/text").asText())
        .collect(Collectors.joining());
  }

  @Test
  void aJobThatNamesNoTeamsGetsOneForEachProvider(ChoraleClient chorale) {
    String id = chorale.start("{\"brief\":\"A query for a report\"}");
    JsonNode job = chorale.awaitEnd(id);
    assertThat(job.get("workflow").asText()).isEqualTo("teams");
    assertThat(job.get("teams"))
        .extracting(team -> team.get("name").asText())
        .containsExactly("anthropic", "google", "openai", "badkey");
  }

  @Test
  void theNewestJobComesFirst(ChoraleClient chorale) {
    String older = chorale.start(twoTeams(QUICK, QUICK));
    String newer = chorale.start(twoTeams(QUICK, QUICK));
    JsonNode page = json(chorale.get("/api/jobs?page=0&size=2"));
    assertThat(page.get("jobs")).hasSize(2);
    assertThat(page.at("/jobs/0/job_id").asText()).isEqualTo(newer);
    assertThat(page.at("/jobs/1/job_id").asText()).isEqualTo(older);
    assertThat(page.get("total").asLong()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void theSettingsSayWhatIsOffered(ChoraleClient chorale) {
    JsonNode settings = json(chorale.get("/api/settings"));
    assertThat(settings.get("demo").asBoolean()).isTrue();
    assertThat(settings.get("brief_max_length").asInt()).isEqualTo(20_000);
    assertThat(settings.get("workflows"))
        .extracting(JsonNode::asText)
        .contains("experiment", "teams");
  }

  @Test
  void aProvidersModelsAreAskedFor(ChoraleClient chorale) {
    for (String name : List.of("anthropic", "google", "openai")) {
      JsonNode models = json(chorale.get("/api/providers/" + name + "/models"));
      assertThat(models.get("models")).as(name).isNotEmpty();
    }
    HttpResponse<String> refused = chorale.get("/api/providers/badkey/models");
    assertThat(refused.statusCode()).isEqualTo(502);
    assertThat(json(refused).get("detail").asText()).contains("does not accept the key");
  }

  @Test
  void theApiIsDescribed(ChoraleClient chorale) {
    HttpResponse<String> openApi = chorale.get("/openapi");
    assertThat(openApi.statusCode()).isEqualTo(200);
    assertThat(openApi.body()).contains("/api/jobs/{id}/events", "Chorale");
  }

  @Test
  void noKeyIsEverShown(ChoraleClient chorale) {
    String all =
        chorale.get("/api/settings").body()
            + chorale.get("/api/providers").body()
            + chorale.get("/api/jobs").body();
    assertThat(all).doesNotContain("key-of-the-tests", "bad-key");
  }
}
