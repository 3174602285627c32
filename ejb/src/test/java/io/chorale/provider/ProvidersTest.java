package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.model.ChatModel;
import io.chorale.model.ChatRequest;
import io.chorale.model.DeltaListener;
import io.chorale.model.ModelCall;
import io.chorale.provider.unary.ModelLists;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProvidersTest {

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  private Providers providers(ChatModel... beans) {
    MapConfig config =
        MapConfig.of(
            "chorale.providers", "local,openai",
            "OPENAI_API_KEY", "o",
            "chorale.provider.local.protocol", "gemini",
            "chorale.provider.local.base-url", "http://localhost:1",
            "chorale.provider.local.simulated", "true");
    return new Providers(
        new ConfiguredProviders(config),
        FixedTable.EMPTY,
        timer,
        timer,
        Clock.systemUTC(),
        new ModelLists(),
        List.of(beans));
  }

  @Test
  void configuredOnesComeInTheirOrderThenBeans() {
    assertThat(providers(new Parrot("parrot")).all())
        .containsExactly(
            new Provider("local", "gemini", "", true),
            new Provider("openai", "openai-chat", "gpt-5-mini", false),
            new Provider("parrot", "bean", "", false));
  }

  @Test
  void eachIsFoundByItsName() {
    Parrot parrot = new Parrot("parrot");
    Providers providers = providers(parrot);
    assertThat(providers.find("local")).isPresent();
    assertThat(providers.model("openai")).map(ChatModel::provider).contains("openai");
    assertThat(providers.model("parrot")).containsSame(parrot);
    assertThat(providers.find("nobody")).isEmpty();
    assertThat(providers.model("nobody")).isEmpty();
  }

  @Test
  void aBeanMayHaveADefaultModel() {
    Parrot grey =
        new Parrot("parrot") {
          @Override
          public String defaultModel() {
            return "grey";
          }
        };
    assertThat(providers(grey).find("parrot")).map(Provider::defaultModel).contains("grey");
  }

  @Test
  void aBeanMustNotTakeAConfiguredName() {
    assertThatThrownBy(() -> providers(new Parrot("openai"))).hasMessageContaining("openai");
  }

  @Test
  void aBeanHasNoListOfModels() {
    Providers providers = providers(new Parrot("parrot"));
    assertThat(providers.canBeAsked("parrot")).isFalse();
    assertThat(providers.askModels("parrot")).isEmpty();
  }

  @Test
  void knownOnesWithoutAKeyAreNamedWithTheSettingThatIsMissing() {
    Providers providers = providers(new Parrot("parrot"));
    assertThat(providers.unconfigured())
        .contains(new Provider("anthropic", "anthropic", "claude-sonnet-4-5", false))
        .extracting(Provider::name)
        .doesNotContain("openai", "local");
    assertThat(providers.keySetting("anthropic")).contains("ANTHROPIC_API_KEY");
    assertThat(providers.keySetting("local")).contains("chorale.provider.local.api-key");
    assertThat(providers.keySetting("parrot")).isEmpty();
  }

  private static class Parrot implements ChatModel {

    private final String name;

    Parrot(String name) {
      this.name = name;
    }

    @Override
    public String provider() {
      return name;
    }

    @Override
    public ModelCall stream(ChatRequest request, DeltaListener listener) {
      listener.completed();
      return () -> {};
    }
  }
}
