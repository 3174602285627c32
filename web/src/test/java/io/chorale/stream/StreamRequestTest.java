package io.chorale.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.job.Fault;
import io.chorale.orchestration.InvalidJobException;
import io.chorale.orchestration.NewJob;
import io.chorale.socketio.IoJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamRequestTest {

  private static JsonNode json(String text) {
    try {
      return IoJson.MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException(notJson);
    }
  }

  private static StreamRequest request(String text) {
    return StreamRequest.of(List.of(json(text)));
  }

  @Test
  void theSeedsFieldsAreAPanelsOptions() {
    NewJob job =
        request(
                "{'message':'Hi','systemPrompt':'Be brief','temperature':0.2,"
                    + "'agentRole':'analyst','enableTools':false,"
                    + "'history':[{'role':'user','content':'x'}],'requestId':'r1'}")
            .asJob();
    assertThat(job.workflow()).isEqualTo("panel");
    assertThat(job.brief()).isEqualTo("Hi");
    assertThat(job.teams()).isNull();
    assertThat(job.options())
        .containsEntry("system_prompt", "Be brief")
        .containsEntry("temperature", 0.2)
        .containsEntry("role", "analyst")
        .containsEntry("enable_tools", false)
        .containsEntry("history", List.of(Map.of("role", "user", "content", "x")))
        .containsEntry("request_id", "r1")
        .containsEntry("on_disconnect", "cancel");
  }

  @Test
  void whatIsNullIsNotAsked() {
    NewJob job = request("{'message':'Hi','agentRole':null,'budgetUsd':null}").asJob();
    assertThat(job.options()).containsOnlyKeys("on_disconnect");
    assertThat(job.budgetUsd()).isNull();
  }

  @Test
  void aBudgetIsANumber() {
    assertThat(request("{'message':'Hi','budgetUsd':0.5}").asJob().budgetUsd())
        .isEqualByComparingTo("0.5");
    assertThat(request("{'message':'Hi','budgetUsd':'much'}").asJob().budgetUsd())
        .isEqualByComparingTo(BigDecimal.ONE.negate());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "'text'", "7", "null", "true"})
  void whatIsNoObjectIsRefused(String argument) {
    assertThatThrownBy(() -> request(argument)).isInstanceOf(InvalidJobException.class);
  }

  @Test
  void nothingIsNoObjectEither() {
    assertThatThrownBy(() -> StreamRequest.of(List.of())).isInstanceOf(InvalidJobException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "brief                  | 'brief'         | message            | 'message' is missing.",
        "options.role           | 'role' is odd   | agentRole          | 'agentRole' is odd",
        "options.system_prompt  | 'system_prompt' | systemPrompt       | 'systemPrompt'",
        "options.history[2].role| 'role' is odd   | history[2].role    | 'role' is odd",
        "options.roles          | 'roles' is odd  | roles              | 'roles' is odd",
        "teams                  | nobody          | agentRole          | nobody",
        "budget_usd             | dear            | budgetUsd          | 'budgetUsd' must be a number of US dollars.",
      },
      quoteCharacter = '"')
  void faultsAreToldByTheNamesThatStandHere(
      String field, String detail, String named, String told) {
    List<Fault> faults =
        request("{}").named(new InvalidJobException(List.of(new Fault(field, detail))));
    assertThat(faults).containsExactly(new Fault(named, told));
  }

  @Test
  void aFieldThatThereIsNotIsNoOptionByChance() {
    StreamRequest request = request("{'message':'Hi','system_prompt':'x'}");
    assertThat(request.asJob().options()).containsKey("?system_prompt");
    Fault fault = new Fault("options.?system_prompt", "whatever");
    assertThat(request.named(new InvalidJobException(List.of(fault))))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.field()).isEqualTo("system_prompt");
              assertThat(told.detail()).contains("There is no field").contains("systemPrompt");
            });
  }

  @Test
  void aRequestIdThatIsNoneIsNotSentBack() {
    assertThat(request("{'requestId':'r'}").requestId()).isEqualTo("r");
    assertThat(request("{'requestId':7}").requestId()).isNull();
    assertThat(request("{'requestId':'" + "r".repeat(101) + "'}").requestId()).isNull();
  }
}
