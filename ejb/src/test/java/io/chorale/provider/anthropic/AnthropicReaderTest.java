package io.chorale.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.model.CacheUse;
import io.chorale.model.Delta;
import io.chorale.model.TokenUsage;
import io.chorale.provider.DeclinedAnswer;
import io.chorale.provider.InBandFailure;
import io.chorale.provider.Readings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicReaderTest {

  private static final String START =
      """
      {"type":"message_start","message":{"usage":{"input_tokens":9,"output_tokens":1}}}""";

  private final AnthropicReader reader = new AnthropicReader();

  private static String delta(String type, String field, String value) {
    return "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"%s\",\"%s\":\"%s\"}}"
        .formatted(type, field, value);
  }

  private static String block(String content) {
    return "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{" + content + "}}";
  }

  private static String stop(String reason) {
    return "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\""
        + reason
        + "\"},"
        + "\"usage\":{\"output_tokens\":12,\"output_tokens_details\":{\"thinking_tokens\":4}}}";
  }

  @Test
  void anAnswerIsThoughtsTextUsageAndFinish() {
    List<Delta> deltas =
        Readings.read(
            reader,
            START,
            "{\"type\": \"ping\"}",
            block("\"type\":\"thinking\",\"thinking\":\"\""),
            delta("thinking_delta", "thinking", "Hm."),
            delta("signature_delta", "signature", "abc"),
            "{\"type\":\"content_block_stop\",\"index\":0}",
            block("\"type\":\"text\",\"text\":\"\""),
            delta("text_delta", "text", "Hello"),
            stop("end_turn"),
            "{\"type\":\"message_stop\"}");
    assertThat(deltas)
        .containsExactly(
            new Delta.Usage(new TokenUsage(9, 1, 0)),
            new Delta.Thought("Hm."),
            new Delta.Text("Hello"),
            new Delta.Usage(new TokenUsage(9, 12, 4)),
            new Delta.Finish("end_turn"));
    assertThat(reader.finished()).isTrue();
  }

  @Test
  void onlyTheStopOfTheMessageFinishesIt() {
    Readings.read(reader, START, stop("end_turn"));
    assertThat(reader.finished()).isFalse();
  }

  @Test
  void theArgumentsOfAToolCallComeInPieces() {
    List<Delta> deltas =
        Readings.read(
            reader,
            block("\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"add\",\"input\":{}"),
            delta("input_json_delta", "partial_json", "{\\\"a\\\":"),
            delta("input_json_delta", "partial_json", "1}"),
            "{\"type\":\"content_block_stop\",\"index\":0}");
    assertThat(deltas).containsExactly(new Delta.ToolCall("t", "add", "{\"a\":1}"));
  }

  @Test
  void aToolWithoutArgumentsIsCalledWithNone() {
    List<Delta> deltas =
        Readings.read(
            reader,
            block("\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"now\",\"input\":{}"),
            "{\"type\":\"content_block_stop\",\"index\":0}");
    assertThat(deltas).containsExactly(new Delta.ToolCall("t", "now", "{}"));
  }

  @Test
  void whatTheServersOwnToolsAreGivenIsNoCall() {
    List<Delta> deltas =
        Readings.read(
            reader,
            block("\"type\":\"server_tool_use\",\"id\":\"s\",\"name\":\"web_search\""),
            delta("input_json_delta", "partial_json", "{}"),
            "{\"type\":\"content_block_stop\",\"index\":0}");
    assertThat(deltas).isEmpty();
  }

  @Test
  void aRefusalIsDeclined() {
    assertThatThrownBy(() -> Readings.read(reader, stop("refusal")))
        .isInstanceOf(DeclinedAnswer.class);
  }

  @Test
  void anErrorBreaksTheAnswerOff() {
    assertThatThrownBy(
            () ->
                Readings.read(
                    reader, "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}"))
        .isInstanceOf(InBandFailure.class);
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn, false",
    "max_tokens, true",
    "model_context_window_exceeded, true",
    "tool_use, false"
  })
  void aFinishForLengthIsToldFromOthers(String reason, boolean forLength) {
    assertThat(Readings.read(reader, stop(reason))).contains(new Delta.Finish(reason, forLength));
  }

  @Test
  void whatTheCacheHadIsCountedBesideTheInput() {
    List<Delta> deltas =
        Readings.read(
            reader,
            """
            {"type":"message_start","message":{"usage":{"input_tokens":9,\
            "cache_creation_input_tokens":300,"cache_read_input_tokens":200,"output_tokens":1}}}""",
            stop("end_turn"));
    assertThat(deltas)
        .contains(
            new Delta.Usage(new TokenUsage(9, 1, 0, new CacheUse(200, 300, false))),
            new Delta.Usage(new TokenUsage(9, 12, 4, new CacheUse(200, 300, false))));
  }

  @Test
  void thoughtsThatAreKeptSecretAreNotShown() {
    assertThat(
            Readings.read(
                reader,
                block("\"type\":\"redacted_thinking\",\"data\":\"EmwKAhgB\""),
                "{\"type\":\"content_block_stop\",\"index\":0}"))
        .isEmpty();
  }

  @Test
  void sourcesWithAnAddressAreTold() {
    assertThat(
            Readings.read(
                reader,
                block("\"type\":\"text\",\"text\":\"\",\"citations\":[]"),
                citation(
                    "\"type\":\"web_search_result_location\",\"url\":\"https://a.test\","
                        + "\"title\":\"A\",\"cited_text\":\"x\""),
                citation(
                    "\"type\":\"web_search_result_location\",\"url\":\"https://a.test\","
                        + "\"title\":\"A\",\"cited_text\":\"y\""),
                citation(
                    "\"type\":\"search_result_location\",\"source\":\"https://b.test\","
                        + "\"title\":null"),
                citation(
                    "\"type\":\"char_location\",\"document_title\":\"C\",\"cited_text\":\"z\"")))
        .containsExactly(
            new Delta.Citation("https://a.test", "A"), new Delta.Citation("https://b.test", null));
  }

  private static String citation(String fields) {
    return "{\"type\":\"content_block_delta\",\"index\":0,"
        + "\"delta\":{\"type\":\"citations_delta\",\"citation\":{"
        + fields
        + "}}}";
  }

  @Test
  void theArgumentsOfAToolCallMayComeAtOnce() {
    assertThat(
            Readings.read(
                reader,
                block("\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"add\",\"input\":{\"a\":1}"),
                "{\"type\":\"content_block_stop\",\"index\":0}"))
        .containsExactly(new Delta.ToolCall("t", "add", "{\"a\":1}"));
  }
}
