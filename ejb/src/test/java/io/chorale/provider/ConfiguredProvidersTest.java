package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredProvidersTest {

  private static List<ProviderSettings> read(String... pairs) {
    return new ConfiguredProviders(MapConfig.of(pairs)).all();
  }

  @Test
  void nothingSetMeansNoProvider() {
    assertThat(read()).isEmpty();
  }

  @Test
  void aUsualKeyMakesItsProvider() {
    List<ProviderSettings> providers = read("GEMINI_API_KEY", "g", "OPENAI_API_KEY", "o");
    assertThat(providers).extracting(ProviderSettings::name).containsExactly("openai", "google");
    ProviderSettings openai = providers.get(0);
    assertThat(openai.protocol()).isEqualTo(Protocol.OPENAI_CHAT);
    assertThat(openai.baseUrl()).hasToString("https://api.openai.com/v1");
    assertThat(openai.key()).isEqualTo(new ApiKey("o"));
    assertThat(openai.defaultModel()).isEqualTo("gpt-5-mini");
    assertThat(openai.timeLimits().idle()).isEqualTo(Duration.ofSeconds(60));
    assertThat(openai.simulated()).isFalse();
  }

  @Test
  void aListedProviderOfAUsualNameOnlySaysWhatIsDifferent() {
    ProviderSettings anthropic =
        read(
                "chorale.providers", "anthropic",
                "ANTHROPIC_API_KEY", "a",
                "chorale.provider.anthropic.model", "claude-opus-4-1",
                "chorale.provider.anthropic.thinking-budget", "0")
            .get(0);
    assertThat(anthropic.protocol()).isEqualTo(Protocol.ANTHROPIC);
    assertThat(anthropic.defaultModel()).isEqualTo("claude-opus-4-1");
    assertThat(anthropic.thinkingBudget()).isZero();
    assertThat(anthropic.key()).isEqualTo(new ApiKey("a"));
  }

  @Test
  void aServerOfOnesOwnNeedsNoKey() {
    List<ProviderSettings> providers =
        read(
            "chorale.providers", "local, openai",
            "OPENAI_API_KEY", "o",
            "chorale.provider.local.protocol", "openai-chat",
            "chorale.provider.local.base-url", "http://localhost:11434/v1/",
            "chorale.provider.local.simulated", "true",
            "chorale.provider.idle-timeout", "90",
            "chorale.provider.local.idle-timeout", "PT5M");
    ProviderSettings local = providers.get(0);
    assertThat(local.baseUrl()).hasToString("http://localhost:11434/v1");
    assertThat(local.key()).isNull();
    assertThat(local.simulated()).isTrue();
    assertThat(local.timeLimits().idle()).isEqualTo(Duration.ofMinutes(5));
    assertThat(providers.get(1).timeLimits().idle()).isEqualTo(Duration.ofSeconds(90));
  }

  @ParameterizedTest
  @CsvSource({
    "PERPLEXITY_API_KEY, perplexity, https://api.perplexity.ai, sonar",
    "OPENROUTER_API_KEY, openrouter, https://openrouter.ai/api/v1, openai/gpt-5-mini",
    "XAI_API_KEY, xai, https://api.x.ai/v1, grok-4.3",
  })
  void moreUsualKeysMakeTheirProviders(String key, String name, String address, String model) {
    ProviderSettings provider = read(key, "k").get(0);
    assertThat(provider.name()).isEqualTo(name);
    assertThat(provider.protocol()).isEqualTo(Protocol.OPENAI_CHAT);
    assertThat(provider.baseUrl()).hasToString(address);
    assertThat(provider.defaultModel()).isEqualTo(model);
  }

  @Test
  void limitsHaveDefaultsForAllAndForEach() {
    ProviderSettings usual = read("OPENAI_API_KEY", "o").get(0);
    assertThat(usual.timeLimits())
        .isEqualTo(
            new TimeLimits(Duration.ofMinutes(2), Duration.ofMinutes(1), Duration.ofMinutes(15)));
    assertThat(usual.maxEventSize()).isEqualTo(1_048_576);
    assertThat(usual.ultraThinkingBudget()).isEqualTo(31_999);
    List<ProviderSettings> set =
        read(
            "OPENAI_API_KEY", "o",
            "GEMINI_API_KEY", "g",
            "chorale.provider.first-token-timeout", "5",
            "chorale.provider.total-timeout", "PT1H",
            "chorale.provider.max-event-size", "2048",
            "chorale.provider.google.first-token-timeout", "6",
            "chorale.provider.google.total-timeout", "7",
            "chorale.provider.google.max-event-size", "4096",
            "chorale.provider.google.ultra-thinking-budget", "20000");
    assertThat(set.get(0).timeLimits().firstToken()).hasSeconds(5);
    assertThat(set.get(0).timeLimits().total()).hasHours(1);
    assertThat(set.get(0).maxEventSize()).isEqualTo(2_048);
    assertThat(set.get(1).timeLimits().firstToken()).hasSeconds(6);
    assertThat(set.get(1).timeLimits().total()).hasSeconds(7);
    assertThat(set.get(1).maxEventSize()).isEqualTo(4_096);
    assertThat(set.get(1).ultraThinkingBudget()).isEqualTo(20_000);
  }

  @Test
  void settingsDoNotShowTheKey() {
    assertThat(read("OPENAI_API_KEY", "sk-secret").toString()).doesNotContain("sk-secret");
  }

  @ParameterizedTest
  @CsvSource({
    "protocol, openai, 'one of openai-chat, anthropic, gemini'",
    "base-url, ftp://acme.test, 'an address such as'",
    "base-url, acme.test/v1, 'an address such as'",
    "base-url, https://acme.test/v1?key=1, 'an address such as'",
    "base-url, https://me:secret@acme.test/v1, 'an address such as'",
    "thinking-budget, much, 'a whole number of -1 or more'",
    "max-tokens, 0, 'a whole number of 1 or more'",
    "idle-timeout, 60s, 'seconds, or an ISO-8601 duration'",
    "first-token-timeout, 0, 'seconds, or an ISO-8601 duration'",
    "total-timeout, PT25H, 'seconds, or an ISO-8601 duration'",
    "max-event-size, 10, 'a whole number of 1024 or more'",
    "ultra-thinking-budget, 0, 'a whole number of 1 or more'",
    "idle-timeout, 0, 'seconds, or an ISO-8601 duration'",
    "simulated, yes, 'true or false'",
  })
  void aWrongSettingIsNamedWithWhatWouldBeRight(String what, String value, String right) {
    String setting = "chorale.provider.acme." + what;
    MapConfig config =
        MapConfig.of(
            "chorale.providers", "acme",
            "chorale.provider.acme.protocol", "gemini",
            "chorale.provider.acme.base-url", "https://acme.test");
    config.values().put(setting, value);
    assertThatThrownBy(() -> new ConfiguredProviders(config).all())
        .hasMessageContaining(setting)
        .hasMessageContaining("'" + value + "'")
        .hasMessageContaining(right);
  }

  @Test
  void aMissingSettingIsNamed() {
    assertThatThrownBy(() -> read("chorale.providers", "acme"))
        .hasMessageContaining("chorale.provider.acme.protocol")
        .hasMessageContaining("it is not set");
    assertThatThrownBy(
            () -> read("chorale.providers", "acme", "chorale.provider.acme.protocol", "gemini"))
        .hasMessageContaining("chorale.provider.acme.base-url");
    assertThatThrownBy(() -> read("chorale.providers", "openai"))
        .hasMessageContaining("chorale.provider.openai.api-key")
        .hasMessageContaining("OPENAI_API_KEY");
  }

  @Test
  void aListIsOfNamesThatAreAllDifferent() {
    assertThatThrownBy(() -> read("chorale.providers", "openai,openai", "OPENAI_API_KEY", "o"))
        .hasMessageContaining("chorale.providers")
        .hasMessageContaining("only once");
    assertThatThrownBy(() -> read("chorale.providers", "open.ai"))
        .hasMessageContaining("chorale.providers");
  }

  @Test
  void theTimeToConnectIsASetting() {
    assertThat(new ConfiguredProviders(MapConfig.of()).connectTimeout()).hasSeconds(10);
    assertThat(
            new ConfiguredProviders(MapConfig.of("chorale.provider.connect-timeout", "3"))
                .connectTimeout())
        .hasSeconds(3);
  }
}
