package io.chorale.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.model.CacheUse;
import io.chorale.model.Cost;
import io.chorale.model.Delta;
import io.chorale.model.TokenUsage;
import io.chorale.provider.DeclinedAnswer;
import io.chorale.provider.InBandFailure;
import io.chorale.provider.Readings;
import io.chorale.provider.SseEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiReaderTest {

  private final OpenAiReader reader = new OpenAiReader();

  private static String delta(String fields) {
    return "{\"choices\":[{\"index\":0,\"delta\":{" + fields + "},\"finish_reason\":null}]}";
  }

  private static String finish(String reason) {
    return "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}";
  }

  private static String call(String fields) {
    return delta("\"tool_calls\":[{" + fields + "}]");
  }

  @Test
  void anAnswerIsThoughtsTextFinishAndUsage() {
    List<Delta> deltas =
        Readings.read(
            reader,
            delta("\"role\":\"assistant\",\"content\":\"\",\"refusal\":null"),
            delta("\"reasoning_content\":\"Hm.\""),
            delta("\"content\":\"Hello\",\"tool_calls\":null"),
            finish("stop"),
            """
            {"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":5,\
            "completion_tokens_details":{"reasoning_tokens":2}}}""",
            "[DONE]");
    assertThat(deltas)
        .containsExactly(
            new Delta.Thought("Hm."),
            new Delta.Text("Hello"),
            new Delta.Finish("stop"),
            new Delta.Usage(new TokenUsage(7, 5, 2)));
    assertThat(reader.finished()).isTrue();
    assertThat(reader.closed()).isTrue();
  }

  @Test
  void reasoningMayBeCalledReasoning() {
    assertThat(Readings.read(reader, delta("\"reasoning\":\"Hm.\",\"content\":null")))
        .containsExactly(new Delta.Thought("Hm."));
  }

  @Test
  void theFinishReasonFinishesButUsageMayFollow() {
    Readings.read(reader, finish("length"));
    assertThat(reader.finished()).isTrue();
    assertThat(reader.closed()).isFalse();
  }

  @Test
  void anEmptyFinishReasonIsNone() {
    assertThat(Readings.read(reader, finish(""))).isEmpty();
    assertThat(reader.finished()).isFalse();
  }

  @Test
  void piecesOfToolCallsAreJoinedByTheirIndex() {
    List<Delta> deltas =
        Readings.read(
            reader,
            call("\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"add\",\"arguments\":\"\"}"),
            call("\"index\":1,\"id\":\"b\",\"function\":{\"name\":\"sub\",\"arguments\":\"{\"}"),
            call("\"index\":0,\"function\":{\"arguments\":\"{}\"}"),
            call("\"index\":1,\"function\":{\"arguments\":\"}\"}"),
            finish("tool_calls"));
    assertThat(deltas)
        .containsExactly(
            new Delta.ToolCall("a", "add", "{}"),
            new Delta.ToolCall("b", "sub", "{}"),
            new Delta.Finish("tool_calls"));
  }

  @Test
  void callsThatAllHaveTheFirstIndexAreToldApartByTheirIds() {
    List<Delta> deltas =
        Readings.read(
            reader,
            call("\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"add\",\"arguments\":\"{}\"}"),
            call("\"index\":0,\"id\":\"b\",\"function\":{\"name\":\"sub\",\"arguments\":\"{}\"}"),
            "[DONE]");
    assertThat(deltas)
        .containsExactly(
            new Delta.ToolCall("a", "add", "{}"), new Delta.ToolCall("b", "sub", "{}"));
  }

  @Test
  void aRefusalInWordsIsTheAnswer() {
    assertThat(Readings.read(reader, delta("\"refusal\":\"I will not.\"")))
        .containsExactly(new Delta.Text("I will not."));
  }

  @Test
  void aFilteredAnswerIsDeclinedWhenItsUsageIsKnown() {
    Readings.read(reader, finish("content_filter"));
    assertThatThrownBy(() -> Readings.read(reader, "[DONE]")).isInstanceOf(DeclinedAnswer.class);
  }

  @Test
  void anErrorBreaksTheAnswerOff() {
    assertThatThrownBy(() -> Readings.read(reader, "{\"error\":{\"message\":\"no\"}}"))
        .isInstanceOf(InBandFailure.class);
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> Readings.read(reader, "{\"choices\":["))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String usage(String fields) {
    return "{\"choices\":[],\"usage\":{" + fields + "}}";
  }

  private static Delta.Usage told(List<Delta> deltas) {
    return (Delta.Usage) deltas.get(deltas.size() - 1);
  }

  @ParameterizedTest
  @CsvSource({"stop, false", "length, true", "max_tokens, true", "model_length, true"})
  void aFinishForLengthIsToldFromOthers(String reason, boolean forLength) {
    assertThat(Readings.read(reader, finish(reason)))
        .containsExactly(new Delta.Finish(reason, forLength));
  }

  @Test
  void reasoningThatIsGivenTwiceIsToldOnce() {
    assertThat(
            Readings.read(
                reader,
                delta(
                    "\"reasoning\":\"Hm.\","
                        + "\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"Hm.\"}]"),
                delta(
                    "\"reasoning\":null,\"reasoning_details\":["
                        + "{\"type\":\"reasoning.text\",\"text\":\"So\"},"
                        + "{\"type\":\"reasoning.summary\",\"summary\":\" it is.\"},"
                        + "{\"type\":\"reasoning.encrypted\",\"data\":\"secret\"}]")))
        .containsExactly(
            new Delta.Thought("Hm."), new Delta.Thought("So"), new Delta.Thought(" it is."));
  }

  @Test
  void annotationsAreSources() {
    assertThat(
            Readings.read(
                reader,
                delta(
                    "\"content\":\"\",\"annotations\":[{\"type\":\"url_citation\",\"url_citation\":"
                        + "{\"url\":\"https://a.test\",\"title\":\"A\"}},"
                        + "{\"type\":\"file_citation\",\"file_id\":\"f\"}]")))
        .containsExactly(new Delta.Citation("https://a.test", "A"));
  }

  @Test
  void cachedTokensAreWithinTheInput() {
    assertThat(
            told(Readings.read(
                    reader,
                    usage(
                        "\"prompt_tokens\":100,\"completion_tokens\":5,"
                            + "\"prompt_tokens_details\":"
                            + "{\"cached_tokens\":60,\"cache_write_tokens\":30}")))
                .usage())
        .isEqualTo(new TokenUsage(100, 5, 0, new CacheUse(60, 30, true)));
    assertThat(
            told(Readings.read(
                    reader,
                    usage(
                        "\"prompt_tokens\":100,\"completion_tokens\":5,"
                            + "\"prompt_cache_hit_tokens\":64,\"prompt_cache_miss_tokens\":36")))
                .usage()
                .cache())
        .isEqualTo(new CacheUse(64, 0, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'cost':0.000837                                                       | 837000",
        "'cost':0                                                              | 0",
        "'cost':0.0000000001                                                   | 1",
        "'cost':0.001,'is_byok':true,'cost_details':{'upstream_inference_cost':0.02} | 21000000",
        "'cost':0.001,'is_byok':false,'cost_details':{'upstream_inference_cost':0.02} | 1000000",
        "'cost_in_usd_ticks':1                                                 | 1",
      })
  void aCostThatIsToldIsKept(String fields, long nanos) {
    assertThat(told(Readings.read(reader, usage(fields.replace('\'', '"')))).cost())
        .isEqualTo(new Cost(nanos));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "'cost':null", "'cost':-1", "'cost':1e12", "'cost':'free'", "'cost':{}"})
  void aCostThatCannotBeIsNone(String fields) {
    String more = fields.isEmpty() ? "" : "," + fields.replace('\'', '"');
    Delta.Usage usage =
        told(Readings.read(reader, usage("\"prompt_tokens\":-7,\"completion_tokens\":5" + more)));
    assertThat(usage.cost()).isNull();
    assertThat(usage.usage()).isEqualTo(new TokenUsage(0, 5, 0));
  }

  @Test
  void usageMayComeEarlyLateOrWithEveryChunk() {
    String figures = "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":%d}";
    assertThat(
            Readings.read(
                reader,
                "{\"choices\":[]," + figures.formatted(0) + "}",
                "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]," + figures.formatted(1) + "}",
                "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":null}",
                "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[],\"x_groq\":{" + figures.formatted(2) + "}}",
                "[DONE]"))
        .containsExactly(
            new Delta.Usage(new TokenUsage(7, 0, 0)),
            new Delta.Text("a"),
            new Delta.Usage(new TokenUsage(7, 1, 0)),
            new Delta.Finish("stop"),
            new Delta.Usage(new TokenUsage(7, 2, 0)));
  }

  @Test
  void aFilteredAnswerIsDeclinedAlsoWithoutADone() {
    Readings.read(reader, finish("content_filter"));
    assertThatThrownBy(() -> reader.end(delta -> {})).isInstanceOf(DeclinedAnswer.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"delta\":{\"content\":\"\"},\"finish_reason\":\"error\"}],"
            + "\"error\":{\"code\":502,\"message\":\"gone\"}}",
        "{\"choices\":[{\"delta\":{},\"finish_reason\":null,\"error\":{\"code\":502}}]}",
        "{\"choices\":[{\"delta\":{},\"finish_reason\":\"error\"}]}",
      })
  void openRouterTellsOfAFailureInSeveralPlaces(String chunk) {
    assertThatThrownBy(() -> Readings.read(reader, chunk)).isInstanceOf(InBandFailure.class);
  }

  @Test
  void anEventThatIsCalledAnErrorIsOne() {
    assertThatThrownBy(
            () -> reader.read(new SseEvent("error", "{\"message\":\"no\"}"), delta -> {}))
        .isInstanceOf(InBandFailure.class);
  }
}
