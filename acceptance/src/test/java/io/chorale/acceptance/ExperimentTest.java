package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.simulator.Simulator;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that talk with each other in turns, from outside: started, polled to the end, stopped. */
@ExtendWith(SharedServer.class)
class ExperimentTest {

  private static final String QUICK = "sim:rate=500;tokens=20;thoughts=0;ttft=5";
  private static final String RECOUNT = "sim:rate=2000;recount=on;thoughts=0;ttft=5";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Red speaks first, then blue. */
  private static ObjectNode experiment(String redModel, String blueModel) {
    ObjectNode asked = ChoraleClient.JSON.createObjectNode().put("topic", "Tea or coffee?");
    ArrayNode teams = asked.putArray("teams");
    teams
        .addObject()
        .put("name", "red")
        .put("provider", "openai")
        .put("model", redModel)
        .put("system", "You love tea.");
    teams
        .addObject()
        .put("name", "blue")
        .put("provider", "google")
        .put("model", blueModel)
        .put("system", "You love coffee.");
    return asked;
  }

  private static JsonNode start(ChoraleClient chorale, ObjectNode asked) {
    HttpResponse<String> accepted = chorale.post("/api/experiments", asked.toString());
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    return json(accepted);
  }

  private static JsonNode show(ChoraleClient chorale, JsonNode receipt) {
    return json(chorale.get(receipt.at("/links/self").asText()));
  }

  private static JsonNode awaitEnd(ChoraleClient chorale, JsonNode receipt) {
    return await()
        .atMost(PATIENCE)
        .until(() -> show(chorale, receipt), it -> !it.get("state").asText().equals("running"));
  }

  private static List<String> field(JsonNode list, String name) {
    List<String> values = new ArrayList<>();
    list.forEach(each -> values.add(each.get(name).asText()));
    return values;
  }

  @Test
  void isAcceptedAtOnceWhateverTheModelsDo(ChoraleClient chorale) {
    String stuck = "sim:fault=hang;tag=experiment";
    ObjectNode asked = experiment(stuck, stuck).put("turns", 4);
    long begun = System.nanoTime();
    HttpResponse<String> accepted = chorale.post("/api/experiments", asked.toString());
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    JsonNode receipt = json(accepted);
    String id = receipt.get("experiment_id").asText();
    assertThat(id).matches("exp_[0-9a-f]{32}");
    assertThat(accepted.headers().firstValue("Location").orElse(""))
        .endsWith("/api/experiments/" + id);
    assertThat(receipt.at("/config/topic").asText()).isEqualTo("Tea or coffee?");
    assertThat(receipt.at("/config/teams/0/system").asText()).isEqualTo("You love tea.");
    assertThat(receipt.at("/config/turns").asInt()).isEqualTo(4);
    assertThat(json(chorale.get("/api/experiments?size=1")).at("/experiments/0/experiment_id"))
        .isEqualTo(receipt.get("experiment_id"));
    assertThat(json(chorale.get("/api/jobs?size=1")).at("/jobs/0/job_id"))
        .isEqualTo(receipt.get("job_id"));
    assertThat(chorale.post("/api/experiments/" + id + "/stop", "").statusCode()).isEqualTo(202);
    JsonNode over = awaitEnd(chorale, receipt);
    assertThat(over.get("state").asText()).isEqualTo("cancelled");
    assertThat(over.get("ended_by").asText()).isEqualTo("stopped");
  }

  @Test
  void theModelsSpeakInTurnsEachShownTheOthersMessages(ChoraleClient chorale) {
    ObjectNode asked =
        experiment(RECOUNT, QUICK).put("turns", 3).put("opening", "Begin with the water.");
    JsonNode receipt = start(chorale, asked);
    List<JsonNode> polled = poll(chorale, receipt.at("/links/messages").asText());
    assertThat(polled).extracting(it -> it.get("turn").asInt()).containsExactly(1, 2, 3);
    assertThat(polled)
        .extracting(it -> it.get("team").asText())
        .containsExactly("red", "blue", "red");
    String first = polled.get(0).get("text").asText();
    assertThat(first).startsWith("system: You love tea.\nuser: You are red. You talk in turns");
    String blue = polled.get(1).get("text").asText();
    assertThat(polled.get(2).get("text").asText().lines())
        .hasSize(4)
        .element(2)
        .asString()
        .startsWith("assistant: system: You love tea. user: You are red.");
    assertThat(polled.get(2).get("text").asText().lines().skip(3))
        .singleElement()
        .asString()
        .startsWith("user: blue: " + blue.substring(0, 20));
    assertThat(polled)
        .allSatisfy(
            it -> {
              assertThat(it.get("complete").asBoolean()).isTrue();
              assertThat(it.get("characters").asInt()).isEqualTo(it.get("text").asText().length());
              assertThat(it.at("/usage/output_tokens").asInt()).isPositive();
            });
    JsonNode over = show(chorale, receipt);
    assertThat(over.get("state").asText()).isEqualTo("complete");
    assertThat(over.get("ended_by").asText()).isEqualTo("turns");
    assertThat(field(over.get("messages"), "text"))
        .isEqualTo(polled.stream().map(it -> it.get("text").asText()).toList());
  }

  /** As seed 000's client falls back to it, until it is over. */
  private static List<JsonNode> poll(ChoraleClient chorale, String messages) {
    List<JsonNode> complete = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              JsonNode page = json(chorale.get(messages + "?after=" + complete.size()));
              page.get("messages")
                  .forEach(it -> Stream.of(it).filter(m -> done(m)).forEach(complete::add));
              assertThat(page.get("next_after").asInt()).isEqualTo(complete.size());
              return !page.get("state").asText().equals("running");
            });
    return complete;
  }

  private static boolean done(JsonNode message) {
    return message.get("complete").asBoolean();
  }

  @Test
  void itsEventsAreAJobsByEitherIdAndTellWhatItsMessagesHold(ChoraleClient chorale) {
    JsonNode receipt = start(chorale, experiment(QUICK, QUICK).put("turns", 2));
    JsonNode over = awaitEnd(chorale, receipt);
    List<JsonNode> events = chorale.events(receipt.get("experiment_id").asText());
    assertThat(chorale.events(receipt.get("job_id").asText())).isEqualTo(events);
    List<JsonNode> told =
        events.stream().filter(it -> it.get("type").asText().equals("message")).toList();
    assertThat(told)
        .extracting(it -> it.at("/data/turn").asInt() + " " + it.at("/data/status").asText())
        .containsExactly("1 started", "1 complete", "2 started", "2 complete");
    for (JsonNode message : over.get("messages")) {
      int from = events.indexOf(told.get(2 * message.get("turn").asInt() - 2));
      int to = events.indexOf(told.get(2 * message.get("turn").asInt() - 1));
      assertThat(chunks(events.subList(from, to))).isEqualTo(message.get("text").asText());
      assertThat(events.get(to).at("/data/id")).isEqualTo(message.get("id"));
      assertThat(events.get(to).at("/data/characters")).isEqualTo(message.get("characters"));
      assertThat(events.get(to).at("/data/usage")).isNotEmpty();
    }
    assertThat(events.get(events.size() - 1).at("/data/ended_by").asText()).isEqualTo("turns");
    assertThat(chorale.job(receipt.get("experiment_id").asText()).get("workflow").asText())
        .isEqualTo("experiment");
  }

  private static String chunks(List<JsonNode> events) {
    return events.stream()
        .filter(event -> event.get("type").asText().equals("chunk"))
        .map(event -> event.at("/data/text").asText())
        .collect(Collectors.joining());
  }

  @Test
  void theStopWordEndsIt(ChoraleClient chorale) {
    ObjectNode asked = experiment(QUICK, QUICK + ";say=AGREED@2").put("turns", 50);
    JsonNode over = awaitEnd(chorale, start(chorale, asked.put("stop_word", "agreed")));
    assertThat(over.get("ended_by").asText()).isEqualTo("stop_word");
    assertThat(over.get("messages")).hasSize(4);
    assertThat(over.at("/messages/3/text").asText()).endsWith(" AGREED");
  }

  @Test
  void itsTokensEndIt(ChoraleClient chorale) {
    ObjectNode asked = experiment(QUICK, QUICK).put("turns", 50).put("max_tokens", 300);
    JsonNode over = awaitEnd(chorale, start(chorale, asked));
    assertThat(over.get("state").asText()).isEqualTo("complete");
    assertThat(over.get("ended_by").asText()).isEqualTo("max_tokens");
    assertThat(over.at("/usage/input_tokens").asInt() + over.at("/usage/output_tokens").asInt())
        .isBetween(300, 900);
  }

  @Test
  void itsBudgetEndsItWithWhatWasSaid(ChoraleClient chorale) {
    ObjectNode asked =
        experiment(QUICK, QUICK)
            .put("turns", 50)
            .put("max_message_tokens", 100)
            .put("budget_usd", 0.05);
    JsonNode over = awaitEnd(chorale, start(chorale, asked));
    assertThat(over.get("ended_by").asText()).isEqualTo("budget");
    assertThat(over.get("messages")).hasSizeBetween(1, 49);
    assertThat(over.at("/usage/cost_usd").asDouble()).isPositive().isLessThanOrEqualTo(0.05);
  }

  @Test
  void aModelThatFailsEndsItAndWhatWasSaidStays(ChoraleClient chorale) {
    ObjectNode asked = experiment(QUICK, "sim:rate=500;thoughts=0;ttft=5;fault=cut@5");
    JsonNode over = awaitEnd(chorale, start(chorale, asked));
    assertThat(over.get("state").asText()).isEqualTo("partial");
    assertThat(over.get("ended_by").asText()).isEqualTo("error");
    assertThat(over.get("error").asText()).isNotEmpty();
    assertThat(field(over.get("messages"), "complete")).containsExactly("true", "false");
    assertThat(over.at("/messages/1/text").asText()).isNotEmpty();
  }

  @Test
  void aStopInTheMiddleKeepsWhatCame(ChoraleClient chorale, Simulator simulator) {
    String slow = "sim:rate=20;tokens=2000;thoughts=0;ttft=5;tag=experiment";
    JsonNode receipt = start(chorale, experiment(QUICK, slow));
    await()
        .atMost(PATIENCE)
        .until(() -> !show(chorale, receipt).at("/messages/1/text").asText().isEmpty());
    chorale.post(receipt.at("/links/stop").asText(), "");
    JsonNode over = awaitEnd(chorale, receipt);
    assertThat(over.get("state").asText()).isEqualTo("cancelled");
    assertThat(field(over.get("messages"), "complete")).containsExactly("true", "false");
    assertThat(over.at("/messages/1/text").asText()).isNotEmpty();
    await().until(() -> simulator.counts(slow).open() == 0);
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("{\"turns\":\"many\"}", 400, "turns"),
        Arguments.of("{\"topics\":\"a\"}", 400, "topics"),
        Arguments.of("{\"topic\":5}", 400, "topic"),
        Arguments.of("{}", 422, "topic"),
        Arguments.of("{\"topic\":\" \"}", 422, "topic"),
        Arguments.of("{\"topic\":\"a\",\"turns\":0}", 422, "turns"),
        Arguments.of("{\"topic\":\"a\",\"turns\":1.5}", 422, "turns"),
        Arguments.of("{\"topic\":\"a\",\"turns\":201}", 422, "turns"),
        Arguments.of("{\"topic\":\"a\",\"max_tokens\":-1}", 422, "max_tokens"),
        Arguments.of("{\"topic\":\"a\",\"opening\":\"\"}", 422, "opening"),
        Arguments.of("{\"topic\":\"a\",\"stop_word\":\" \"}", 422, "stop_word"),
        Arguments.of("{\"topic\":\"a\",\"moderator\":\"google\"}", 422, "moderator"),
        Arguments.of("{\"topic\":\"a\",\"budget_usd\":0}", 422, "budget_usd"),
        Arguments.of("{\"topic\":\"a\",\"teams\":[{\"provider\":\"google\"}]}", 422, "teams"),
        Arguments.of(
            "{\"topic\":\"a\",\"teams\":[{\"provider\":\"google\"},{\"provider\":\"nobody\"}]}",
            422,
            "teams[1].provider"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void whatCannotBeStartedIsAProblemAndNothingBegins(
      String body, int status, String field, ChoraleClient chorale) {
    long before = json(chorale.get("/api/experiments")).get("total").asLong();
    HttpResponse<String> refused = chorale.post("/api/experiments", body);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
    assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(refused.body()).doesNotContain("brief", "options.");
    assertThat(json(chorale.get("/api/experiments")).get("total").asLong()).isEqualTo(before);
  }

  @Test
  void whatIsNoExperimentIsNotFoundAsOne(ChoraleClient chorale) {
    String job = chorale.start(ChoraleClient.oneTeam("openai", QUICK));
    for (String id : List.of(job, "exp_" + "0".repeat(32), "exp_x", "nonsense")) {
      HttpResponse<String> refused = chorale.get("/api/experiments/" + id);
      assertThat(refused.statusCode()).isEqualTo(404);
      assertThat(json(refused).get("code").asText()).isEqualTo("unknown_experiment");
      assertThat(chorale.get("/api/experiments/" + id + "/messages").statusCode()).isEqualTo(404);
      assertThat(chorale.post("/api/experiments/" + id + "/stop", "").statusCode()).isEqualTo(404);
    }
    assertThat(chorale.awaitEnd(job).get("state").asText()).isEqualTo("complete");
  }
}
