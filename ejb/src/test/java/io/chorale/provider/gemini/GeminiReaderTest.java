package io.chorale.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.model.CacheUse;
import io.chorale.model.Delta;
import io.chorale.model.TokenUsage;
import io.chorale.provider.DeclinedAnswer;
import io.chorale.provider.InBandFailure;
import io.chorale.provider.Readings;
import io.chorale.provider.SpoiltAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiReaderTest {

  private final GeminiReader reader = new GeminiReader();

  private static String parts(String parts, String behind) {
    return "{\"candidates\":[{\"content\":{\"parts\":[" + parts + "]}" + behind + "}]}";
  }

  @Test
  void anAnswerIsThoughtsTextUsageAndFinish() {
    List<Delta> deltas =
        Readings.read(
            reader,
            parts("{\"text\":\"Hm.\",\"thought\":true}", ""),
            parts("{\"text\":\"Hello\"}", ""),
            """
            {"candidates":[{"content":{"parts":[{"text":""}]},"finishReason":"STOP"}],\
            "usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":3,\
            "thoughtsTokenCount":4}}""");
    assertThat(deltas)
        .containsExactly(
            new Delta.Thought("Hm."),
            new Delta.Text("Hello"),
            new Delta.Usage(new TokenUsage(9, 7, 4)),
            new Delta.Finish("STOP"));
    assertThat(reader.finished()).isTrue();
    assertThat(reader.closed()).isFalse();
  }

  @Test
  void aFunctionCallIsAToolCall() {
    List<Delta> deltas =
        Readings.read(
            reader,
            parts("{\"functionCall\":{\"id\":\"f\",\"name\":\"add\",\"args\":{\"a\":1}}}", ""),
            parts("{\"functionCall\":{\"name\":\"now\"}}", ""));
    assertThat(deltas)
        .containsExactly(
            new Delta.ToolCall("f", "add", "{\"a\":1}"), new Delta.ToolCall("", "now", "{}"));
  }

  @Test
  void aBlockedBriefIsDeclined() {
    assertThatThrownBy(
            () -> Readings.read(reader, "{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}"))
        .isInstanceOf(DeclinedAnswer.class);
  }

  @Test
  void anAnswerThatIsBrokenOffForWhatItSaysIsDeclined() {
    assertThatThrownBy(
            () -> Readings.read(reader, parts("", ",\"finishReason\":\"PROHIBITED_CONTENT\"")))
        .isInstanceOf(DeclinedAnswer.class);
  }

  @Test
  void anErrorBreaksTheAnswerOff() {
    assertThatThrownBy(() -> Readings.read(reader, "{\"error\":{\"code\":503}}"))
        .isInstanceOf(InBandFailure.class);
  }

  private static String finish(String reason) {
    return parts("", ",\"finishReason\":\"" + reason + "\"");
  }

  @ParameterizedTest
  @CsvSource({"STOP, false", "MAX_TOKENS, true", "OTHER, false"})
  void aFinishForLengthIsToldFromOthers(String reason, boolean forLength) {
    assertThat(Readings.read(reader, finish(reason)))
        .containsExactly(new Delta.Finish(reason, forLength));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS"})
  void anAnswerThatNobodyCanUseIsSpoilt(String reason) {
    assertThatThrownBy(() -> Readings.read(reader, finish(reason)))
        .isInstanceOf(SpoiltAnswer.class);
  }

  @Test
  void sourcesAreTold() {
    assertThat(
            Readings.read(
                reader,
                parts("{\"text\":\"Hi\"}", ",\"groundingMetadata\":{}"),
                parts(
                    "",
                    """
                    ,"groundingMetadata":{"groundingChunks":[\
                    {"web":{"uri":"https://a.test","title":"a.test"}},\
                    {"web":{"uri":"https://a.test","title":"a.test"}},\
                    {"retrievedContext":{"text":"x","fileSearchStore":"s"}}]}""")))
        .containsExactly(new Delta.Text("Hi"), new Delta.Citation("https://a.test", "a.test"));
  }

  @Test
  void cachedTokensAreWithinTheInput() {
    assertThat(
            Readings.read(
                reader,
                """
                {"usageMetadata":{"promptTokenCount":90,"candidatesTokenCount":3,\
                "cachedContentTokenCount":60,"toolUsePromptTokenCount":500}}"""))
        .containsExactly(new Delta.Usage(new TokenUsage(90, 3, 0, new CacheUse(60, 0, true))));
  }
}
