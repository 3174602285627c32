package io.chorale.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.chorale.kit.ChoraleClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page makes of a job's events, in the browser, with nothing of the page around it. */
@ExtendWith({SharedServer.class, InBrowser.class})
class PageReducerTest {

  private static final String REPORT =
      """
      {"job_id":"j","workflow":"teams","brief":"x","state":"complete","budget_usd":1,"teams":[
        {"name":"red","provider":"a","model":"m","status":"complete","text":"All of it.",
         "thinking":"","citations":[],"tool_calls":[],"truncated":true,"usage":null,"error":null}]}""";

  /** A team that is asked twice, falls back after its text began, and is cut at the limit. */
  private static final String EVENTS =
      """
      [{"seq":1,"team":"red","type":"status_change","data":{"status":"thinking"}},
       {"seq":2,"team":"red","type":"retry","data":{"provider":"a","model":"m","attempt":2,"wait_ms":500,"reason":"Busy."}},
       {"seq":3,"team":"red","type":"thought_added","data":{"id":"t1","text":"Stale."}},
       {"seq":4,"team":"red","type":"status_change","data":{"status":"generating"}},
       {"seq":5,"team":"red","type":"chunk","data":{"text":"Stale "}},
       {"seq":6,"team":"red","type":"citation","data":{"url":"https://stale.example/","title":null}},
       {"seq":7,"team":"red","type":"tool_call","data":{"id":"c1","name":"stale","arguments":"{}"}},
       {"seq":8,"team":"red","type":"fallback","data":{"from_provider":"a","from_model":"m","to_provider":"b","to_model":"n","reason":"Broke.","discarded_characters":6}},
       {"seq":9,"team":"red","type":"status_change","data":{"status":"thinking"}},
       {"seq":10,"team":"red","type":"status_change","data":{"status":"generating"}},
       {"seq":11,"team":"red","type":"chunk","data":{"text":"All "}},
       {"seq":12,"team":"red","type":"citation","data":{"url":"https://one.example/","title":null}},
       {"seq":13,"team":"red","type":"citation","data":{"url":"https://two.example/","title":"Two"}},
       {"seq":14,"team":"red","type":"chunk","data":{"text":"of it."}},
       {"seq":15,"team":"red","type":"citation","data":{"url":"https://one.example/","title":"One"}},
       {"seq":16,"team":"red","type":"usage","data":{"input_tokens":5,"output_tokens":9,"cost_usd":0.004,"estimated":false}},
       {"seq":17,"team":"red","type":"status_change","data":{"status":"complete"}},
       {"seq":18,"type":"complete","data":{"state":"complete"}}]""";

  @Test
  void afterAFallbackOnlyTheOtherModelsAnswerIsThere(ChoraleClient chorale, Page page) {
    JsonNode red = fold(chorale, page, "reduceAll(job, events)").at("/teams/0");
    assertThat(red.get("text").asText()).isEqualTo("All of it.");
    assertThat(red.get("thoughts")).isEmpty();
    assertThat(red.get("toolCalls")).isEmpty();
    assertThat(red.at("/seam/provider").asText()).isEqualTo("b");
    assertThat(red.at("/seam/discarded").asInt()).isEqualTo(6);
    assertThat(red.get("status").asText()).isEqualTo("complete");
  }

  @Test
  void aRestartedTeamStartsAnewAndOthersStay(ChoraleClient chorale, Page page) {
    String restarted =
        "[{seq: 17, type: 'restarted', data: {teams: ['red'], reason: 'It stopped.'}},"
            + " {seq: 18, team: 'red', type: 'chunk', data: {text: 'New.'}}]";
    String others =
        "emptyJob({ ...report, state: 'running', teams: ['blue', 'red'].map((name) => ({ name })) })";
    JsonNode job =
        fold(
            chorale,
            page,
            "reduceAll(reduceAll("
                + others
                + ", [...events.slice(0, 16), {seq: 16.5, team: 'blue', type: 'chunk', data: {text: 'Kept.'}}]), "
                + restarted
                + ")");
    JsonNode red = job.at("/teams/1");
    assertThat(red.get("text").asText()).isEqualTo("New.");
    assertThat(red.get("status").asText()).isEqualTo("idle");
    assertThat(red.get("startedAt").isNull()).isTrue();
    assertThat(red.get("seam").isNull()).isTrue();
    assertThat(red.at("/restart/reason").asText()).isEqualTo("It stopped.");
    assertThat(red.at("/usage/output_tokens").asInt()).isEqualTo(9);
    assertThat(job.at("/teams/0/text").asText()).isEqualTo("Kept.");
    assertThat(job.at("/teams/0/restart").isNull()).isTrue();
  }

  @Test
  void aMessageThatIsCompleteStaysWhateverIsVoidLater(ChoraleClient chorale, Page page) {
    String talk =
        """
        const talk = [
          {seq: 1, team: 'red', type: 'chunk', data: {text: 'Tea.'}},
          {seq: 2, team: 'red', type: 'message', data: {turn: 1, status: 'complete'}},
          {seq: 3, team: 'red', type: 'message', data: {turn: 3, status: 'started'}},
          {seq: 4, team: 'red', type: 'chunk', data: {text: 'Stale'}},
          {seq: 5, type: 'restarted', data: {teams: ['red'], reason: 'It stopped.'}},
          {seq: 6, team: 'red', type: 'chunk', data: {text: 'Stale'}},
          {seq: 7, team: 'red', type: 'fallback', data: {}},
          {seq: 8, team: 'red', type: 'chunk', data: {text: 'Tea!'}}];
        """;
    String text = "(() => { " + talk + " return reduceAll(job, talk); })()";
    assertThat(fold(chorale, page, text).at("/teams/0/text").asText()).isEqualTo("Tea.Tea!");
  }

  @Test
  void aSourceThatComesAgainWithItsTitleTakesItsOwnPlace(ChoraleClient chorale, Page page) {
    JsonNode citations = fold(chorale, page, "reduceAll(job, events)").at("/teams/0/citations");
    assertThat(citations.findValuesAsText("title")).containsExactly("One", "Two");
  }

  @Test
  void aRetryIsWaitedForUntilAnythingComes(ChoraleClient chorale, Page page) {
    JsonNode waiting = fold(chorale, page, "reduceAll(job, events.slice(0, 2))");
    assertThat(waiting.at("/teams/0/retry/attempt").asInt()).isEqualTo(2);
    JsonNode going = fold(chorale, page, "reduceAll(job, events.slice(0, 3))");
    assertThat(going.at("/teams/0/retry").isNull()).isTrue();
  }

  @Test
  void eventsThatComeTwiceOrInPiecesMakeTheSameJob(ChoraleClient chorale, Page page) {
    JsonNode once = fold(chorale, page, "reduceAll(job, events)");
    String pieces =
        "events.reduce((held, event, at) => reduceAll(held, events.slice(Math.max(0, at - 4), at + 1)), job)";
    assertThat(fold(chorale, page, pieces)).isEqualTo(once);
    assertThat(fold(chorale, page, "reduceAll(reduceAll(job, events), events)")).isEqualTo(once);
  }

  @Test
  void aReportAddsThatTheAnswerWasCutAndNothingTwice(ChoraleClient chorale, Page page) {
    JsonNode once = fold(chorale, page, "withReport(reduceAll(job, events), report)");
    assertThat(once.at("/teams/0/truncated").asBoolean()).isTrue();
    assertThat(once.at("/teams/0/text").asText()).isEqualTo("All of it.");
    String twice = "withReport(withReport(reduceAll(job, events), report), report)";
    assertThat(fold(chorale, page, twice)).isEqualTo(once);
  }

  @Test
  void aReportThatComesBeforeATeamIsOverWaits(ChoraleClient chorale, Page page) {
    String early = "reduceAll(withReport(reduceAll(job, events.slice(0, 12)), report), events)";
    assertThat(fold(chorale, page, early)).isEqualTo(fold(chorale, page, "reduceAll(job, events)"));
  }

  @Test
  void whereEventsAreNoLongerKeptTheReportFillsIn(ChoraleClient chorale, Page page) {
    String gap = "reduceAll(job, [{type: 'gap', data: {from: 1, to: 16}}, ...events])";
    JsonNode red = fold(chorale, page, "withReport(" + gap + ", report)").at("/teams/0");
    assertThat(red.get("text").asText()).isEqualTo("All of it.");
    assertThat(red.get("status").asText()).isEqualTo("complete");
  }

  private static JsonNode fold(ChoraleClient chorale, Page page, String expression) {
    page.navigate(chorale.address() + "/");
    Object folded =
        page.evaluate(
            "async (given) => {"
                + " const { emptyJob, reduceAll, withReport } = await import('/js/job/reducer.js');"
                + " const [report, events] = [JSON.parse(given.report), JSON.parse(given.events)];"
                + " const job = emptyJob({ ...report, state: 'running' });"
                + (" return JSON.stringify(" + expression + "); }"),
            Map.of("report", REPORT, "events", EVENTS));
    return ChoraleClient.parse(String.valueOf(folded));
  }
}
