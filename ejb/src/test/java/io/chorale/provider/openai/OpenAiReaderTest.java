package io.chorale.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.model.Delta;
import io.chorale.model.TokenUsage;
import io.chorale.provider.DeclinedAnswer;
import io.chorale.provider.InBandFailure;
import io.chorale.provider.Readings;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
