package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chorale.catalogue.Ability;
import io.chorale.catalogue.ModelFacts;
import io.chorale.catalogue.ModelTable;
import io.chorale.model.ChatModel;
import io.chorale.model.ChatRequest;
import io.chorale.model.DeltaListener;
import io.chorale.model.ModelCall;
import io.chorale.model.ModelException;
import io.chorale.provider.unary.ModelLists;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final String LIST = "{\"data\":[{\"id\":\"gpt-4o\"},{\"id\":\"new-one\"}]}";

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ListingServer server = new ListingServer("Authorization");

  @AfterEach
  void stop() {
    timer.shutdownNow();
    server.close();
  }

  /** Provider {@code dead} first, where nobody is, then {@code acme} at the server, then a bean. */
  private Catalogue catalogue(Optional<Duration> refresh) {
    MapConfig config =
        MapConfig.of(
            "chorale.providers", "dead,acme",
            "chorale.provider.dead.protocol", "anthropic",
            "chorale.provider.dead.base-url", "http://127.0.0.1:1",
            "chorale.provider.dead.api-key", "secret-key",
            "chorale.provider.acme.protocol", "openai-chat",
            "chorale.provider.acme.base-url", server.address("").toString(),
            "chorale.provider.acme.model", "gpt-4o",
            "chorale.provider.acme.prices-of", "openai");
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    ModelTable table = new ModelTable(config);
    Providers providers =
        new Providers(
            new ConfiguredProviders(config),
            table,
            timer,
            timer,
            clock,
            new ModelLists(),
            List.of(new Parrot()));
    return new Catalogue(providers, table, clock, refresh, () -> timer);
  }

  private static CatalogueEntry entry(Catalogue catalogue, String name) {
    return catalogue.all().stream()
        .filter(entry -> entry.provider().name().equals(name))
        .findAny()
        .orElseThrow();
  }

  private static List<String> names(CatalogueEntry entry) {
    return entry.models().stream().map(CatalogueEntry.Model::name).toList();
  }

  @Test
  void whoWasNotAskedIsNeitherReachableNorNot() {
    CatalogueEntry acme = entry(catalogue(Optional.empty()), "acme");
    assertThat(acme.configured()).isTrue();
    assertThat(acme.reachable()).isNull();
    assertThat(acme.problem()).isNull();
    assertThat(acme.checkedAt()).isNull();
    assertThat(acme.models()).isEmpty();
  }

  @Test
  void allAreAskedAtStartAndADeadOneDoesNotKeepTheNextFromBeingAsked() {
    server.on("/models", LIST);
    Catalogue catalogue = catalogue(Optional.of(Duration.ofHours(1)));
    catalogue.start();
    await().until(() -> entry(catalogue, "acme").checkedAt() != null);

    CatalogueEntry acme = entry(catalogue, "acme");
    assertThat(acme.reachable()).isTrue();
    assertThat(acme.problem()).isNull();
    assertThat(acme.checkedAt()).isEqualTo(NOW);
    assertThat(names(acme)).containsExactly("gpt-4o", "new-one");
    ModelFacts known = acme.models().get(0).facts();
    assertThat(known.can(Ability.TOOLS)).isTrue();
    assertThat(known.price()).isNotNull();
    assertThat(acme.models().get(1).facts()).isEqualTo(ModelFacts.UNKNOWN);

    CatalogueEntry dead = entry(catalogue, "dead");
    assertThat(dead.reachable()).isFalse();
    assertThat(dead.problem()).contains("dead cannot be reached");
  }

  @Test
  void aFailedRefreshKeepsTheLastModelsAndSaysTheProblem() {
    server.on("/models", LIST);
    Catalogue catalogue = catalogue(Optional.of(Duration.ofMillis(20)));
    catalogue.start();
    await().until(() -> Boolean.TRUE.equals(entry(catalogue, "acme").reachable()));
    server.on("/models", 401, "{\"error\":{\"message\":\"bad key\"}}");
    await().until(() -> Boolean.FALSE.equals(entry(catalogue, "acme").reachable()));
    assertThat(entry(catalogue, "acme").problem()).contains("does not accept the key");
    assertThat(names(entry(catalogue, "acme"))).containsExactly("gpt-4o", "new-one");
    server.on("/models", "{\"data\":[{\"id\":\"newer\"}]}");
    await().until(() -> names(entry(catalogue, "acme")).equals(List.of("newer")));
  }

  @Test
  void neverMeansThatNobodyIsAskedUntilSomebodyWantsToKnow() {
    server.on("/models", LIST);
    Catalogue catalogue = catalogue(Optional.empty());
    catalogue.start();
    assertThat(catalogue.ask("acme")).containsExactly("gpt-4o", "new-one");
    assertThat(server.asked).hasSize(1);
    assertThat(entry(catalogue, "acme").reachable()).isTrue();
    assertThat(entry(catalogue, "dead").reachable()).isNull();
  }

  @Test
  void whatFailsWhenAskedNowIsThrownAndShown() {
    Catalogue catalogue = catalogue(Optional.empty());
    assertThatThrownBy(() -> catalogue.ask("dead")).isInstanceOf(ModelException.class);
    assertThat(entry(catalogue, "dead").reachable()).isFalse();
  }

  @Test
  void aBeanIsListedWithoutModelsAndCannotBeAsked() {
    Catalogue catalogue = catalogue(Optional.empty());
    assertThat(catalogue.ask("parrot")).isEmpty();
    CatalogueEntry parrot = entry(catalogue, "parrot");
    assertThat(parrot.provider().protocol()).isEqualTo("bean");
    assertThat(parrot.configured()).isTrue();
    assertThat(parrot.keySetting()).isNull();
    assertThat(parrot.reachable()).isNull();
    assertThat(parrot.models()).isEmpty();
  }

  @Test
  void knownOnesWithoutAKeyAreListedWithTheKeyThatIsMissing() {
    CatalogueEntry openai = entry(catalogue(Optional.empty()), "openai");
    assertThat(openai.configured()).isFalse();
    assertThat(openai.keySetting()).isEqualTo("OPENAI_API_KEY");
    assertThat(openai.problem()).contains("set OPENAI_API_KEY");
    assertThat(openai.reachable()).isNull();
  }

  @Test
  void noKeyIsShown() {
    assertThat(catalogue(Optional.empty()).all().toString()).doesNotContain("secret-key");
  }

  @Test
  void theRefreshIsASetting() {
    assertThat(Catalogue.refresh(MapConfig.of())).contains(Duration.ofMinutes(15));
    assertThat(Catalogue.refresh(MapConfig.of("chorale.catalogue.refresh", "60")))
        .contains(Duration.ofMinutes(1));
    assertThat(Catalogue.refresh(MapConfig.of("chorale.catalogue.refresh", "never"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "sometimes", "-PT1M"})
  void aWrongRefreshIsRefused(String value) {
    assertThatThrownBy(() -> Catalogue.refresh(MapConfig.of("chorale.catalogue.refresh", value)))
        .hasMessageContaining("chorale.catalogue.refresh")
        .hasMessageContaining("'" + value + "'")
        .hasMessageContaining("never");
  }

  private record Parrot() implements ChatModel {

    @Override
    public String provider() {
      return "parrot";
    }

    @Override
    public ModelCall stream(ChatRequest request, DeltaListener listener) {
      listener.completed();
      return () -> {};
    }
  }
}
