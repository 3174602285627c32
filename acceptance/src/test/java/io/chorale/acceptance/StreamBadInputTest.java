package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wrong request of seed 004 gets its documented error, and nothing else happens. */
@ExtendWith(StreamServer.class)
class StreamBadInputTest {

  private static Arguments wrong(String request, String field) {
    return Arguments.of(request.replace('\'', '"'), field);
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        wrong("{}", "message"),
        wrong("{'message':null}", "message"),
        wrong("{'message':''}", "message"),
        wrong("{'message':' \\n '}", "message"),
        wrong("{'message':42}", "message"),
        wrong("{'message':['Hi']}", "message"),
        wrong("{'message':{'text':'Hi'}}", "message"),
        wrong("{'message':'" + "x".repeat(20_001) + "'}", "message"),
        wrong("'Hi'", "stream_request"),
        wrong("[]", "stream_request"),
        wrong("[{'message':'Hi'}]", "stream_request"),
        wrong("7", "stream_request"),
        wrong("true", "stream_request"),
        wrong("{'message':'Hi','temperature':2.1}", "temperature"),
        wrong("{'message':'Hi','temperature':-0.1}", "temperature"),
        wrong("{'message':'Hi','temperature':'0.7'}", "temperature"),
        wrong("{'message':'Hi','temperature':true}", "temperature"),
        wrong("{'message':'Hi','temperature':1e300}", "temperature"),
        wrong("{'message':'Hi','agentRole':'wizard'}", "agentRole"),
        wrong("{'message':'Hi','agentRole':'Analyst'}", "agentRole"),
        wrong("{'message':'Hi','agentRole':['analyst']}", "agentRole"),
        wrong("{'message':'Hi','systemPrompt':''}", "systemPrompt"),
        wrong("{'message':'Hi','systemPrompt':7}", "systemPrompt"),
        wrong("{'message':'Hi','systemPrompt':'" + "x".repeat(20_001) + "'}", "systemPrompt"),
        wrong("{'message':'Hi','enableTools':'yes'}", "enableTools"),
        wrong("{'message':'Hi','enableTools':1}", "enableTools"),
        wrong("{'message':'Hi','history':'before'}", "history"),
        wrong("{'message':'Hi','history':{}}", "history"),
        wrong("{'message':'Hi','history':['before']}", "history[0]"),
        wrong("{'message':'Hi','history':[{'content':'x'}]}", "history[0].role"),
        wrong("{'message':'Hi','history':[{'role':'user'}]}", "history[0].content"),
        wrong("{'message':'Hi','history':[{'role':'tool','content':'x'}]}", "history[0].role"),
        wrong("{'message':'Hi','history':[{'role':'user','content':1}]}", "history[0].content"),
        wrong("{'message':'Hi','history':[{'role':'user','content':''}]}", "history[0].content"),
        wrong(
            "{'message':'Hi','history':[{'role':'user','content':'x','name':'y'}]}",
            "history[0].name"),
        wrong(
            "{'message':'Hi','history':["
                + "{'role':'user','content':'x'},".repeat(100)
                + "{'role':'user','content':'x'}]}",
            "history"),
        wrong("{'message':'Hi','history':" + "[".repeat(40) + "]".repeat(40) + "}", "history[0]"),
        wrong("{'message':'Hi','mode':'duet'}", "mode"),
        wrong("{'message':'Hi','mode':1}", "mode"),
        wrong("{'message':'Hi','roles':['analyst']}", "roles"),
        wrong("{'message':'Hi','roles':['analyst','analyst']}", "roles"),
        wrong("{'message':'Hi','roles':['analyst','wizard']}", "roles"),
        wrong("{'message':'Hi','mode':'single','roles':['analyst','ethics']}", "roles"),
        wrong("{'message':'Hi','mode':'council','agentRole':'analyst'}", "agentRole"),
        wrong("{'message':'Hi','onDisconnect':'explode'}", "onDisconnect"),
        wrong("{'message':'Hi','requestId':'" + "x".repeat(101) + "'}", "requestId"),
        wrong("{'message':'Hi','requestId':7}", "requestId"),
        wrong("{'message':'Hi','budgetUsd':'much'}", "budgetUsd"),
        wrong("{'message':'Hi','budgetUsd':-1}", "budgetUsd"),
        wrong("{'message':'Hi','temprature':1}", "temprature"),
        wrong("{'message':'Hi','system_prompt':'x'}", "system_prompt"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void whatIsWrongIsNamedAndNothingBegins(String request, String field, ChoraleClient chorale) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      int before = jobs(chorale);
      JsonNode acknowledged = caller.isAnswered("stream_request", request);
      JsonNode error = caller.await1("stream_error").data();
      assertThat(acknowledged).isEqualTo(error);
      assertThat(error.get("code").asText()).isEqualTo("validation_error");
      assertThat(error.get("sessionId").asText()).isEmpty();
      assertThat(error.get("error").asText()).isNotBlank().doesNotContain("Exception", "java.");
      assertThat(error.get("faults")).hasSize(1);
      assertThat(error.at("/faults/0/field").asText()).isEqualTo(field);
      assertThat(error.at("/faults/0/detail").asText()).isNotBlank();
      assertThat(caller.heard()).hasSize(1);
      assertThat(jobs(chorale)).isEqualTo(before);
    }
  }

  private static int jobs(ChoraleClient chorale) {
    return json(chorale.get("/api/jobs?size=1")).get("total").asInt();
  }

  @Test
  void everyFaultIsNamedAtOnce(ChoraleClient chorale) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      JsonNode error =
          caller.isAnswered(
              "stream_request",
              "{\"temperature\":3,\"agentRole\":\"x\",\"enableTools\":0,\"zeal\":1}");
      List<String> fields = new ArrayList<>();
      error.get("faults").forEach(fault -> fields.add(fault.get("field").asText()));
      assertThat(fields)
          .containsExactlyInAnyOrder("message", "temperature", "agentRole", "enableTools", "zeal");
    }
  }

  @Test
  void nothingAndBinaryAreNoRequests(ChoraleClient chorale) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      caller.saysRaw("stream_request");
      caller.saysRaw("stream_request", (Object) "binary".getBytes(StandardCharsets.UTF_8));
      await().atMost(StreamCaller.PATIENCE).until(() -> caller.heard("stream_error").size() == 2);
      assertThat(caller.heard())
          .allSatisfy(
              it -> assertThat(it.data().get("code").asText()).isEqualTo("validation_error"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "stream_begin  | {}                                                      | unknown_event",
        "stream_stop   | {}                                                      | validation_error",
        "stream_stop   | 7                                                       | validation_error",
        "stream_stop   | {\"sessionId\":7}                                       | validation_error",
        "stream_stop   | {\"sessionId\":\"nobody\"}                              | unknown_session",
        "stream_stop   | {\"sessionId\":\"00000000-0000-4000-8000-000000000000\"}| unknown_session",
        "stream_resume | {}                                                      | validation_error",
        "stream_resume | {\"sessionId\":\"nobody\"}                              | unknown_session",
      })
  void otherEventsAreRefusedInTheirOwnWords(
      String event, String argument, String code, ChoraleClient chorale) {
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      assertThat(caller.isAnswered(event, argument).get("code").asText()).isEqualTo(code);
      assertThat(caller.await1("stream_error").data().get("code").asText()).isEqualTo(code);
    }
  }

  @ParameterizedTest
  @CsvSource({"-1", "100000", "1.5", "'\"x\"'"})
  void aStreamIsResumedOnlyWhereItHasBeen(String after, ChoraleClient chorale) {
    String id = chorale.start("{\"workflow\":\"panel\",\"brief\":\"Hi\"}");
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      JsonNode error =
          caller.isAnswered(
              "stream_resume", "{\"sessionId\":\"%s\",\"after\":%s}".formatted(id, after));
      assertThat(error.at("/faults/0/field").asText()).isEqualTo("after");
    } finally {
      chorale.post("/api/jobs/" + id + "/cancel", "");
    }
  }

  @Test
  void aJobOfAnotherKindIsNoSession(ChoraleClient chorale) {
    String id = chorale.start(ChoraleClient.oneTeam("anthropic", "sim:rate=2000;tokens=5"));
    try (StreamCaller caller = StreamCaller.connect(chorale)) {
      JsonNode error = caller.isAnswered("stream_stop", "{\"sessionId\":\"%s\"}".formatted(id));
      assertThat(error.get("code").asText()).isEqualTo("unknown_session");
    }
  }

  @Test
  void aPanelNamesNoTeamsOverRest(ChoraleClient chorale) {
    JsonNode problem =
        json(
            chorale.post(
                "/api/jobs",
                "{\"workflow\":\"panel\",\"brief\":\"Hi\",\"teams\":[{\"provider\":\"openai\"}]}"));
    assertThat(problem.at("/errors/0/field").asText()).isEqualTo("teams");
  }
}
