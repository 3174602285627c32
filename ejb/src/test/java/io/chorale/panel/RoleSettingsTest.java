package io.chorale.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.job.Fallback;
import io.chorale.job.Voice;
import io.chorale.provider.MapConfig;
import io.chorale.provider.Provider;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoleSettingsTest {

  private static final Provider ANTHROPIC =
      new Provider("anthropic", "anthropic", "claude-sonnet-4-5", false);
  private static final Provider OPENAI = new Provider("openai", "openai-chat", "gpt-5-mini", false);
  private static final Provider XAI = new Provider("xai", "openai-chat", "grok-4.3", false);
  private static final Provider MUTE = new Provider("mute", "openai-chat", "", false);

  private static Voice voice(Role role, MapConfig config, Provider... providers) {
    return new RoleSettings(config, List.of(providers)).voice(role).orElseThrow();
  }

  private static Voice voice(Role role, Provider... providers) {
    return voice(role, MapConfig.of(), providers);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theModelsOfTheSeedSpeakWhereTheyAreThere(Role role) {
    Voice voice = voice(role, ANTHROPIC, OPENAI, XAI);
    boolean verifies = role == Role.VERIFICATION;
    assertThat(voice.provider()).isEqualTo(verifies ? "xai" : "openai");
    assertThat(voice.model()).isEqualTo(verifies ? "grok-4.1" : "gpt-4o");
    assertThat(voice.fallback()).isEqualTo(new Fallback("anthropic", "claude-3-5-sonnet-latest"));
    assertThat(voice.system() == null).isEqualTo(role == Role.PRIMARY);
  }

  @Test
  void elseTheFirstProviderWithAModelOfItsOwn() {
    Provider sim = new Provider("google", "gemini", "simulated-google", true);
    Voice voice = voice(Role.ETHICS, MUTE, sim);
    assertThat(voice.provider()).isEqualTo("google");
    assertThat(voice.model()).isEqualTo("simulated-google");
    assertThat(voice.fallback()).isNull();
  }

  @Test
  void aSimulatorIsAskedForItsOwnModels() {
    Provider openAi = new Provider("openai", "openai-chat", "simulated", true);
    Provider claude = new Provider("anthropic", "anthropic", "simulated-too", true);
    Voice voice = voice(Role.ANALYST, claude, openAi);
    assertThat(voice.model()).isEqualTo("simulated");
    assertThat(voice.fallback()).isEqualTo(new Fallback("anthropic", "simulated-too"));
  }

  @Test
  void whoAnswersForTheOnlyProviderIsNobody() {
    assertThat(voice(Role.ANALYST, ANTHROPIC).provider()).isEqualTo("anthropic");
    assertThat(voice(Role.ANALYST, ANTHROPIC).fallback()).isNull();
  }

  @Test
  void whatIsSetCounts() {
    MapConfig config =
        MapConfig.of(
            "chorale.panel.ethics.provider", "mute",
            "chorale.panel.ethics.model", "m",
            "chorale.panel.ethics.system", "Be good.",
            "chorale.panel.ethics.fallback-provider", "xai",
            "chorale.panel.ethics.fallback-model", "grok");
    Voice voice = voice(Role.ETHICS, config, OPENAI, XAI, MUTE);
    assertThat(voice.provider()).isEqualTo("mute");
    assertThat(voice.model()).isEqualTo("m");
    assertThat(voice.system()).isEqualTo("Be good.");
    assertThat(voice.fallback()).isEqualTo(new Fallback("xai", "grok"));
  }

  @Test
  void aFallbackCanBeNobody() {
    MapConfig config = MapConfig.of("chorale.panel.ethics.fallback-provider", "none");
    assertThat(voice(Role.ETHICS, config, OPENAI, ANTHROPIC).fallback()).isNull();
  }

  @Test
  void withoutAnyProviderNobodySpeaks() {
    assertThat(new RoleSettings(MapConfig.of(), List.of(MUTE)).voice(Role.ETHICS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "provider, nobody, one of the providers",
    "fallback-provider, nobody, one of the providers",
    "provider, mute, no model by default",
  })
  void whatIsWrongIsNamed(String setting, String value, String words) {
    MapConfig config = MapConfig.of("chorale.panel.analyst." + setting, value);
    assertThatThrownBy(() -> voice(Role.ANALYST, config, OPENAI, MUTE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("chorale.panel.analyst.")
        .hasMessageContaining(words);
  }

  @Test
  void aPromptHasABound() {
    MapConfig config = MapConfig.of("chorale.panel.analyst.system", "x".repeat(20_001));
    assertThatThrownBy(() -> voice(Role.ANALYST, config, OPENAI))
        .hasMessageContaining("chorale.panel.analyst.system");
  }
}
