package io.chorale.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.model.Price;
import io.chorale.provider.MapConfig;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTableTest {

  private static final String LINES =
      """
      {
        "acme": {
          "exact": {"input": 1, "output": 1},
          "ex*": {"input": 2, "output": 2},
          "exac*": {"input": 3, "output": 3},
          "dated-2024-08-06": {"input": 4, "output": 4},
          "dated": {"input": 5, "output": 5}
        },
        "*": {
          "exact": {"input": 6, "output": 6},
          "local*": {"input": 7, "output": 7}
        }
      }
      """;

  @TempDir Path folder;

  private static ModelTable archive() {
    return new ModelTable(MapConfig.of());
  }

  private static ModelTable lines(String json) {
    return new ModelTable(TableReader.read(json), name -> name);
  }

  private ModelTable overlaid(String json, String... settings) throws IOException {
    Path file = Files.writeString(folder.resolve("own.json"), json);
    MapConfig config = MapConfig.of(settings);
    config.values().put("chorale.models", file.toString());
    return new ModelTable(config);
  }

  private static String input(ModelFacts facts) {
    Price price = facts.price();
    return price == null ? "none" : price.input().stripTrailingZeros().toPlainString();
  }

  private static Price price(ModelTable table, String provider, String model) {
    return Objects.requireNonNull(table.of(provider, model).price());
  }

  @ParameterizedTest
  @CsvSource({
    "openai, gpt-4o, 2, 10",
    "anthropic, claude-3-5-sonnet, 3, 15",
    "xai, grok-4.1, 2, 10",
    "openrouter, openai/gpt-4o, 2, 10",
    "openrouter, anthropic/claude-3.5-sonnet, 3, 15",
    "openrouter, x-ai/grok-4.1, 2, 10",
  })
  void theThreeFiguresOfTheCustomersDocumentHold(
      String provider, String model, BigDecimal input, BigDecimal output) {
    Price price = price(archive(), provider, model);
    assertThat(price.input()).isEqualByComparingTo(input);
    assertThat(price.output()).isEqualByComparingTo(output);
  }

  @ParameterizedTest
  @CsvSource({
    "openai, gpt-4o-2024-08-06, 2",
    "openai, gpt-4o-2024-05-13, 5",
    "openai, gpt-5-chat-latest, 1.25",
    "anthropic, claude-sonnet-4-5-20250929, 3",
    "anthropic, claude-haiku-4-5@20251001, 1",
    "anthropic, claude-3-7-sonnet-latest, 3",
    "google, gemini-2.5-flash, 0.3",
    "perplexity, sonar-pro, 3",
    "openrouter, anthropic/claude-sonnet-4.5, 3",
    "openrouter, anthropic/claude-3.5-sonnet-20241022, 3",
    "openrouter, google/gemini-2.5-pro, 1.25",
    "openrouter, x-ai/grok-4.1-fast, 0.2",
    "openrouter, x-ai/grok-4.3:online, 1.25",
    "openrouter, perplexity/sonar, 1",
    "openrouter, openai/gpt-4o:free, 0",
    "openrouter, nobody/nothing:free, 0",
    "openrouter, nobody/nothing, none",
    "openai, gpt-99, none",
    "local, openai/gpt-4o, none",
    "whoever, sim:rate=30;thoughts=6, 3",
    "google, simulated-google, 3",
  })
  void aModelIsFoundUnderItsManyNames(String provider, String model, String input) {
    assertThat(input(archive().of(provider, model))).isEqualTo(input);
  }

  @Test
  void whatIsFreeKeepsItsAbilities() {
    assertThat(archive().of("openrouter", "openai/gpt-4o:free").abilities())
        .containsExactly(Ability.TOOLS);
  }

  @Test
  void perplexityDoesNotListItsModelsSoTheTableDoesAndNoneOfThemCallsTools() {
    ModelTable table = archive();
    assertThat(table.models("perplexity"))
        .contains("sonar", "sonar-pro", "sonar-reasoning-pro", "sonar-deep-research")
        .noneMatch(model -> table.of("perplexity", model).can(Ability.TOOLS));
  }

  @Test
  void theSimulatorCanDoEverythingAndHasNoLimit() {
    ModelFacts facts = archive().of("any", "simulated");
    assertThat(facts.abilities()).containsExactlyInAnyOrder(Ability.values());
    assertThat(facts.maxOutput()).isZero();
    assertThat(price(archive(), "any", "simulated").output()).isEqualByComparingTo("15");
  }

  @ParameterizedTest
  @CsvSource({
    "acme, exact, 1",
    "acme, exactly, 3",
    "acme, example, 2",
    "acme, dated-2024-08-06, 4",
    "acme, dated-2025-01-01, 5",
    "acme, dated-latest, 5",
    "acme, locally, 7",
    "other, exact, 6",
    "other, exactly, none",
  })
  void itsOwnProviderGoesBeforeAnyAndANameBeforeAPatternAndTheLongestPatternFirst(
      String provider, String model, String input) {
    assertThat(input(lines(LINES).of(provider, model))).isEqualTo(input);
  }

  @Test
  void whatIsNotPricedApartCostsWhatTheRestCosts() {
    assertThat(price(lines(LINES), "acme", "exact"))
        .isEqualTo(Price.of(BigDecimal.ONE, BigDecimal.ONE));
  }

  @Test
  void claudesCacheIsPricedApart() {
    Price price = price(archive(), "anthropic", "claude-sonnet-4-5");
    assertThat(price.cacheWrite()).isEqualByComparingTo("3.75");
    assertThat(price.cachedInput()).isEqualByComparingTo("0.3");
  }

  @Test
  void theAdministratorsFileOverrulesWholeLinesAndAddsOwnOnes() throws IOException {
    ModelTable table =
        overlaid(
            """
            {"openai": {"gpt-4o": {"input": 2.50, "output": 10}},
             "local": {"llama*": {"input": 0, "output": 0, "max_output": 4096}}}
            """);
    assertThat(table.of("openai", "gpt-4o-2024-11-20"))
        .isEqualTo(new ModelFacts(Price.of(new BigDecimal("2.5"), BigDecimal.TEN), 0, Set.of()));
    assertThat(table.of("local", "llama3.2:1b").maxOutput()).isEqualTo(4096);
    assertThat(input(table.of("openai", "gpt-4o-mini"))).isEqualTo("0.15");
  }

  @Test
  void aProviderByAnotherNameHasThePricesThatItsSettingNames() {
    ModelTable table =
        new ModelTable(MapConfig.of("chorale.provider.claude.prices-of", "anthropic"));
    table.check("claude");
    assertThat(input(table.of("claude", "claude-opus-4-1"))).isEqualTo("15");
    assertThat(table.models("claude")).contains("claude-opus-4-1");
    assertThat(archive().of("claude", "claude-opus-4-1")).isEqualTo(ModelFacts.UNKNOWN);
  }

  @Test
  void pricesOfSomebodyUnknownAreRefusedWithTheSettingsName() {
    ModelTable table =
        new ModelTable(MapConfig.of("chorale.provider.claude.prices-of", "anthropc"));
    assertThatThrownBy(() -> table.check("claude"))
        .hasMessageContaining("chorale.provider.claude.prices-of")
        .hasMessageContaining("'anthropc'")
        .hasMessageContaining("anthropic, google, openai, openrouter, perplexity, xai");
  }

  @Test
  void whatAProviderTellsItselfCompletesTheTableAndDoesNotOverruleIt() {
    ModelTable table = archive();
    ModelFacts told = new ModelFacts(Price.FREE, 1_000, Set.of(Ability.CITATIONS));
    assertThat(table.of("openai", "new-one")).isEqualTo(ModelFacts.UNKNOWN);
    table.learn("openai", Map.of("new-one", told, "gpt-4o", told, "gpt-4", told));
    assertThat(table.of("openai", "new-one")).isEqualTo(told);
    assertThat(input(table.of("openai", "gpt-4o"))).isEqualTo("2");
    assertThat(table.of("openai", "gpt-4o").maxOutput()).isEqualTo(16_384);
    assertThat(table.of("openai", "gpt-4o").can(Ability.CITATIONS)).isTrue();
    assertThat(table.of("openai", "gpt-4").maxOutput()).isEqualTo(1_000);
    table.learn("openai", Map.of());
    assertThat(table.of("openai", "new-one")).isEqualTo(ModelFacts.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": | line 1, column | JSON",
        "{\"a\": {}, \"a\": {}} | line 1, column | Duplicate field 'a'",
        "[] | the whole | an object with a provider's name",
        "{\"a\": 1} | at a there must be | an object of models; not 1",
        "{\"a\": {\"m\": 1}} | a / m | an object with input and output",
        "{\"a\": {\"m\": {\"output\": 1}}} | a / m / input | US dollars for a million tokens",
        "{\"a\": {\"m\": {\"input\": \"1\", \"output\": 1}}} | a / m / input | not \"1\"",
        "{\"a\": {\"m\": {\"input\": -1, \"output\": 1}}} | a / m / input | a number of 0 or more",
        "{\"a\": {\"m\": {\"input\": 1, \"output\": 1, \"cost\": 1}}} | a / m | only the fields input",
        "{\"a\": {\"m\": {\"input\": 1, \"output\": 1, \"max_output\": 0}}} | a / m / max_output | 1 or more",
        "{\"a\": {\"m\": {\"input\": 1, \"output\": 1, \"abilities\": \"tools\"}}} | abilities | a list out of thinking, thinking_budget, tools, citations",
        "{\"a\": {\"m\": {\"input\": 1, \"output\": 1, \"abilities\": [\"tool\"]}}} | abilities | not \"tool\"",
        "{\"a\": {\"*m\": {\"input\": 1, \"output\": 1}}} | a / *m | the beginning of names with one *",
      })
  void aWrongFileIsRefusedWithTheSettingThePlaceAndWhatWouldBeRight(
      String json, String place, String right) {
    assertThatThrownBy(() -> overlaid(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The setting chorale.models names")
        .hasMessageContaining("own.json")
        .hasMessageContaining(place)
        .hasMessageContaining(right);
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> new ModelTable(MapConfig.of("chorale.models", "/no/such/file.json")))
        .hasMessageContaining("chorale.models")
        .hasMessageContaining("'/no/such/file.json'")
        .hasMessageContaining("a JSON file that can be read");
  }

  @Test
  void manyNamesThatDoNotExistDoNotPileUp() {
    ModelTable table = archive();
    for (int i = 0; i < 30_000; i++) {
      assertThat(table.of("openai", "no-" + i)).isSameAs(ModelFacts.UNKNOWN);
    }
    assertThat(table.remembered()).isLessThanOrEqualTo(10_000);
  }
}
