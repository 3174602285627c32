package io.chorale.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.model.CacheUse;
import io.chorale.model.Cost;
import io.chorale.model.Delta;
import io.chorale.model.TokenUsage;
import io.chorale.provider.Readings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each of those that speak chat completions says in its own way; made by hand. */
class OpenAiFamilyTest {

  private final OpenAiReader reader = new OpenAiReader();

  private static String delta(String fields) {
    return "{\"choices\":[{\"index\":0,\"delta\":{" + fields + "}}]}";
  }

  private static String finish(String reason) {
    return "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}";
  }

  private static String usage(String fields) {
    return "{\"choices\":[],\"usage\":{" + fields + "}}";
  }

  private static Delta.Usage told(List<Delta> deltas) {
    return (Delta.Usage) deltas.get(deltas.size() - 1);
  }

  @Test
  void ofOpenAisThoughtsOnlyTheirNumberIsTold() {
    assertThat(
            Readings.read(
                reader,
                delta("\"role\":\"assistant\",\"content\":\"\",\"refusal\":null"),
                delta("\"content\":\"42\""),
                finish("stop"),
                usage(
                    "\"prompt_tokens\":9,\"completion_tokens\":74,\"total_tokens\":83,"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":64}"),
                "[DONE]"))
        .containsExactly(
            new Delta.Text("42"),
            new Delta.Finish("stop"),
            new Delta.Usage(new TokenUsage(9, 74, 64)));
  }

  @Test
  void perplexitysSourcesAndCostAreTold() {
    String chunk =
        """
        {"choices":[{"index":0,"delta":{"content":"%s"},"finish_reason":%s}],\
        "citations":["https://a.test","https://b.test"],\
        "search_results":[{"title":"A","url":"https://a.test","date":"2026-01-01"}],\
        "usage":{"prompt_tokens":5,"completion_tokens":%d,"total_tokens":%d,\
        "cost":{"input_tokens_cost":0.0,"request_cost":0.005,"total_cost":0.00512}}}""";
    assertThat(
            Readings.read(
                reader,
                chunk.formatted("Hello", "null", 1, 6),
                chunk.formatted(".", "\"stop\"", 2, 7)))
        .containsExactly(
            new Delta.Text("Hello"),
            new Delta.Citation("https://a.test", "A"),
            new Delta.Citation("https://b.test", null),
            new Delta.Usage(new TokenUsage(5, 1, 0), new Cost(5_120_000)),
            new Delta.Text("."),
            new Delta.Finish("stop"),
            new Delta.Usage(new TokenUsage(5, 2, 0), new Cost(5_120_000)));
    assertThat(reader.finished()).isTrue();
  }

  @Test
  void perplexitysThoughtsStayWithinTheText() {
    assertThat(
            Readings.read(
                reader,
                delta("\"role\":\"assistant\",\"content\":\"<think>\\nHm.\""),
                delta("\"role\":\"assistant\",\"content\":\"</think>\\nHello\"")))
        .containsExactly(new Delta.Text("<think>\nHm."), new Delta.Text("</think>\nHello"));
  }

  @Test
  void perplexityTellsOfNoCache() {
    Delta.Usage usage =
        told(
            Readings.read(
                reader,
                usage(
                    "\"prompt_tokens\":33,\"completion_tokens\":7,\"total_tokens\":40,"
                        + "\"search_context_size\":\"low\",\"citation_tokens\":20,"
                        + "\"num_search_queries\":2,\"reasoning_tokens\":3")));
    assertThat(usage.usage()).isEqualTo(new TokenUsage(33, 7, 3, CacheUse.NONE));
  }

  @Test
  void openRoutersToolCallIsTold() {
    assertThat(
            Readings.read(
                reader,
                delta(
                    "\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"index\":0,"
                        + "\"id\":\"a\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"add\",\"arguments\":\"\"}}]"),
                delta(
                    "\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"index\":0,"
                        + "\"function\":{\"arguments\":\"{}\"}}]"),
                "{\"provider\":\"OpenAI\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},"
                    + "\"finish_reason\":\"tool_calls\",\"native_finish_reason\":\"completed\"}]}"))
        .containsExactly(new Delta.ToolCall("a", "add", "{}"), new Delta.Finish("tool_calls"));
  }

  @Test
  void openRoutersCacheIsReadAndWritten() {
    Delta.Usage usage =
        told(
            Readings.read(
                reader,
                usage(
                    "\"prompt_tokens\":100,\"completion_tokens\":5,\"total_tokens\":105,"
                        + "\"cost\":0.002,\"prompt_tokens_details\":"
                        + "{\"cached_tokens\":60,\"cache_write_tokens\":30}")));
    assertThat(usage.usage()).isEqualTo(new TokenUsage(100, 5, 0, new CacheUse(60, 30, true)));
    assertThat(usage.cost()).isEqualTo(new Cost(2_000_000));
  }

  @Test
  void aGrokShowsItsThoughtsWhereItStreamsThem() {
    assertThat(
            Readings.read(
                reader,
                delta("\"reasoning_content\":\"Hm.\",\"role\":\"assistant\""),
                delta("\"content\":\"Hello\""),
                finish("stop"),
                usage(
                    "\"prompt_tokens\":20,\"completion_tokens\":2,\"total_tokens\":30,"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":8}"),
                "[DONE]"))
        .containsExactly(
            new Delta.Thought("Hm."),
            new Delta.Text("Hello"),
            new Delta.Finish("stop"),
            new Delta.Usage(new TokenUsage(20, 10, 8)));
  }

  @Test
  void aGroksToolCallsComeWhole() {
    String call =
        "\"tool_calls\":[{\"id\":\"%s\",\"function\":{\"name\":\"%s\",\"arguments\":\"{}\"},"
            + "\"index\":%d,\"type\":\"function\"}]";
    assertThat(
            Readings.read(
                reader,
                delta("\"role\":\"assistant\"," + call.formatted("a", "add", 0)),
                delta(call.formatted("b", "sub", 1)),
                finish("tool_calls")))
        .containsExactly(
            new Delta.ToolCall("a", "add", "{}"),
            new Delta.ToolCall("b", "sub", "{}"),
            new Delta.Finish("tool_calls"));
  }

  @Test
  void aGroksSourcesComeBesideItsLastWords() {
    assertThat(
            Readings.read(
                reader,
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\".\"},\"finish_reason\":\"stop\"}],"
                    + "\"citations\":[\"https://a.test\",\"https://b.test\"]}"))
        .containsExactly(
            new Delta.Text("."),
            new Delta.Citation("https://a.test", null),
            new Delta.Citation("https://b.test", null),
            new Delta.Finish("stop"));
  }

  /** The figures of xAI are its own: 10120 + 1499 + 2809 = 14428, and 0.0232856 dollars. */
  @Test
  void thinkingThatIsCountedBesideTheOutputIsAddedWhenTheSumProvesIt() {
    Delta.Usage usage =
        told(
            Readings.read(
                reader,
                usage(
                    "\"prompt_tokens\":10120,\"completion_tokens\":1499,\"total_tokens\":14428,"
                        + "\"prompt_tokens_details\":{\"cached_tokens\":128},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":2809},"
                        + "\"cost_in_usd_ticks\":232856000")));
    assertThat(usage.usage())
        .isEqualTo(new TokenUsage(10_120, 4_308, 2_809, new CacheUse(128, 0, true)));
    assertThat(usage.cost()).isEqualTo(new Cost(23_285_600));
    assertThat(
            told(Readings.read(
                    reader,
                    usage(
                        "\"prompt_tokens\":10,\"completion_tokens\":20,\"total_tokens\":30,"
                            + "\"completion_tokens_details\":{\"reasoning_tokens\":15}")))
                .usage())
        .isEqualTo(new TokenUsage(10, 20, 15));
  }

  @Test
  void deepSeekThinksAndCountsItsCacheInItsOwnWords() {
    assertThat(
            Readings.read(
                reader,
                delta("\"role\":\"assistant\",\"content\":null,\"reasoning_content\":\"Hm.\""),
                delta("\"content\":\"Hello\",\"reasoning_content\":null"),
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\",\"reasoning_content\":null},"
                    + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":100,"
                    + "\"completion_tokens\":5,\"total_tokens\":105,"
                    + "\"prompt_cache_hit_tokens\":64,\"prompt_cache_miss_tokens\":36,"
                    + "\"completion_tokens_details\":{\"reasoning_tokens\":3}}}",
                "[DONE]"))
        .containsExactly(
            new Delta.Thought("Hm."),
            new Delta.Text("Hello"),
            new Delta.Finish("stop"),
            new Delta.Usage(new TokenUsage(100, 5, 3, new CacheUse(64, 0, true))));
  }

  @Test
  void mistralsPartsHaveTypes() {
    assertThat(
            Readings.read(
                reader,
                delta(
                    "\"content\":[{\"type\":\"thinking\",\"thinking\":"
                        + "[{\"type\":\"text\",\"text\":\"Hm.\"}]}]"),
                delta("\"content\":[{\"type\":\"text\",\"text\":\"Hello\"}]"),
                delta("\"content\":\" you\"")))
        .containsExactly(new Delta.Thought("Hm."), new Delta.Text("Hello"), new Delta.Text(" you"));
  }

  @Test
  void mistralsToolCallsFinishAndUsageComeAtOnce() {
    assertThat(
            Readings.read(
                reader,
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\",\"tool_calls\":["
                    + "{\"id\":\"a\",\"function\":{\"name\":\"add\",\"arguments\":\"{}\"},\"index\":0},"
                    + "{\"id\":\"b\",\"function\":{\"name\":\"sub\",\"arguments\":\"{}\"},\"index\":1}]},"
                    + "\"finish_reason\":\"tool_calls\"}],"
                    + "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":5,\"total_tokens\":14}}",
                "[DONE]"))
        .containsExactly(
            new Delta.ToolCall("a", "add", "{}"),
            new Delta.ToolCall("b", "sub", "{}"),
            new Delta.Finish("tool_calls"),
            new Delta.Usage(new TokenUsage(9, 5, 0)));
  }
}
