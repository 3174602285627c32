package io.chorale.provider.unary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.catalogue.Ability;
import io.chorale.catalogue.ModelFacts;
import io.chorale.model.Price;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bodies made by hand after each provider's documentation. */
class ListPageTest {

  @Test
  void openAiTellsNamesOnly() {
    ListPage page =
        ListPage.openAi(
            """
            {"object":"list","data":[
              {"id":"gpt-5-mini","object":"model","created":1754425928,"owned_by":"system"},
              {"id":"gpt-4o","object":"model","created":1715367049,"owned_by":"system"}]}
            """);
    assertThat(page.models()).containsOnlyKeys("gpt-5-mini", "gpt-4o");
    assertThat(page.models().values()).containsOnly(ModelFacts.UNKNOWN);
    assertThat(page.next()).isNull();
  }

  @Test
  void xAiTellsNamesOnly() {
    ListPage page =
        ListPage.openAi(
            """
            {"data":[
              {"id":"grok-4.3","created":1777507200,"object":"model","owned_by":"xai"},
              {"id":"grok-3-mini","created":1743724800,"object":"model","owned_by":"xai"}],
             "object":"list"}
            """);
    assertThat(page.models()).containsOnlyKeys("grok-4.3", "grok-3-mini");
    assertThat(page.models().values()).containsOnly(ModelFacts.UNKNOWN);
  }

  @Test
  void anOllamaWithoutModelsHasNone() {
    assertThat(ListPage.openAi("{\"object\":\"list\",\"data\":null}").models()).isEmpty();
  }

  @Test
  void aBareArrayIsAListToo() {
    assertThat(ListPage.openAi("[{\"id\":\"a\"}]").models()).containsOnlyKeys("a");
  }

  @Test
  void openRouterTellsPricesParametersAndLimits() {
    ListPage page =
        ListPage.openAi(
            """
            {"data":[
              {"id":"deepseek/deepseek-r1","context_length":163840,
               "pricing":{"prompt":"0.0000004","completion":"0.000002","request":"0","image":"0",
                 "internal_reasoning":"0","input_cache_read":"0.0000001"},
               "top_provider":{"context_length":163840,"max_completion_tokens":32768},
               "supported_parameters":["include_reasoning","max_tokens","reasoning","tools"]},
              {"id":"openrouter/auto","pricing":{"prompt":"-1","completion":"-1"},
               "top_provider":{"max_completion_tokens":null},"supported_parameters":[]}],
             "links":{"next":"/api/v1/models?offset=500&limit=500"},"total_count":612}
            """);
    ModelFacts facts = Objects.requireNonNull(page.models().get("deepseek/deepseek-r1"));
    assertThat(facts.abilities())
        .containsExactlyInAnyOrder(Ability.THINKING, Ability.THINKING_BUDGET, Ability.TOOLS);
    assertThat(facts.maxOutput()).isEqualTo(32_768);
    Price price = Objects.requireNonNull(facts.price());
    assertThat(price.input()).isEqualByComparingTo("0.4");
    assertThat(price.output()).isEqualByComparingTo("2");
    assertThat(price.cachedInput()).isEqualByComparingTo("0.1");
    assertThat(price.cacheWrite()).isEqualByComparingTo("0.4");
    assertThat(price.thinking()).isEqualByComparingTo("2");
    assertThat(page.models()).containsEntry("openrouter/auto", ModelFacts.UNKNOWN);
    assertThat(page.next()).isEqualTo("500");
  }

  @Test
  void ofMistralsModelsThoseThatChatAreListedWithWhetherTheyTakeTools() {
    ListPage page =
        ListPage.openAi(
            """
            {"object":"list","data":[
              {"id":"mistral-small-latest","max_context_length":131072,
               "capabilities":{"completion_chat":true,"completion_fim":false,
                 "function_calling":true,"fine_tuning":false,"vision":true}},
              {"id":"mistral-embed","capabilities":{"completion_chat":false}}]}
            """);
    assertThat(page.models())
        .isEqualTo(Map.of("mistral-small-latest", new ModelFacts(null, 0, Set.of(Ability.TOOLS))));
  }

  @Test
  void groqTellsTheLongestAnswer() {
    ListPage page =
        ListPage.openAi(
            "{\"data\":[{\"id\":\"g\",\"context_window\":131072,\"max_completion_tokens\":8192}]}");
    assertThat(page.models()).containsEntry("g", new ModelFacts(null, 8_192, Set.of()));
  }

  @Test
  void anthropicTellsWhetherAModelThinksAndWhetherThatCanBeAskedFor() {
    ListPage page =
        ListPage.anthropic(
            """
            {"data":[
              {"type":"model","id":"claude-sonnet-4-5-20250929","display_name":"Claude Sonnet 4.5",
               "max_input_tokens":200000,"max_tokens":64000,
               "capabilities":{"thinking":{"supported":true,
                 "types":{"adaptive":{"supported":false},"enabled":{"supported":true}}}}},
              {"type":"model","id":"claude-opus-4-7","max_tokens":128000,
               "capabilities":{"thinking":{"supported":true,
                 "types":{"adaptive":{"supported":true},"enabled":{"supported":false}}}}},
              {"type":"model","id":"claude-opus-4-8","max_tokens":128000,
               "capabilities":{"effort":{"supported":true},"thinking":{"supported":true,
                 "types":{"adaptive":{"supported":true},"enabled":{"supported":false}}}}},
              {"type":"model","id":"claude-3-haiku-20240307"}],
             "first_id":"claude-sonnet-4-5-20250929","last_id":"claude-3-haiku-20240307",
             "has_more":true}
            """);
    assertThat(page.models())
        .isEqualTo(
            Map.of(
                "claude-sonnet-4-5-20250929",
                new ModelFacts(null, 64_000, Set.of(Ability.THINKING, Ability.THINKING_BUDGET)),
                "claude-opus-4-7",
                new ModelFacts(null, 128_000, Set.of(Ability.THINKING)),
                "claude-opus-4-8",
                new ModelFacts(null, 128_000, Set.of(Ability.THINKING, Ability.THINKING_BUDGET)),
                "claude-3-haiku-20240307",
                ModelFacts.UNKNOWN));
    assertThat(page.next()).isEqualTo("claude-3-haiku-20240307");
    assertThat(ListPage.anthropic("{\"data\":[],\"has_more\":false,\"last_id\":null}").next())
        .isNull();
  }

  @Test
  void ofGeminisModelsThoseThatWriteAreListedWithWhetherTheyThink() {
    ListPage page =
        ListPage.gemini(
            """
            {"models":[
              {"name":"models/gemini-2.5-pro","outputTokenLimit":65536,"thinking":true,
               "supportedGenerationMethods":["generateContent","countTokens"]},
              {"name":"models/gemini-2.0-flash","outputTokenLimit":8192,
               "supportedGenerationMethods":["generateContent"]},
              {"name":"models/gemini-embedding-001","supportedGenerationMethods":["embedContent"]},
              {"name":"models/plain"}],
             "nextPageToken":"Ch9t"}
            """);
    assertThat(page.models())
        .isEqualTo(
            Map.of(
                "gemini-2.5-pro",
                new ModelFacts(null, 65_536, Set.of(Ability.THINKING, Ability.THINKING_BUDGET)),
                "gemini-2.0-flash",
                new ModelFacts(null, 8_192, Set.of()),
                "plain",
                ModelFacts.UNKNOWN));
    assertThat(page.next()).isEqualTo("Ch9t");
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> ListPage.openAi("<html>")).hasMessageContaining("not JSON");
  }

  @Test
  void aPriceOfMoreThanADollarATokenIsNone() {
    ListPage page =
        ListPage.openAi(
            "{\"data\":[{\"id\":\"a\",\"pricing\":{\"prompt\":\"3\",\"completion\":\"15\"}}]}");
    assertThat(page.models()).containsEntry("a", ModelFacts.UNKNOWN);
  }
}
