package io.chorale.provider;

import io.chorale.catalogue.ModelFacts;
import io.chorale.catalogue.ModelTable;
import io.chorale.event.JournalReady;
import io.chorale.model.ModelException;
import io.chorale.platform.SettingValues;
import io.chorale.platform.Threads;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Which providers there are, whether they can be reached and what their models are. They are asked
 * in the background, one after the other on one thread: at start and then every {@code
 * chorale.catalogue.refresh}, or never.
 */
@ApplicationScoped
public class Catalogue {

  private static final String REFRESH = "chorale.catalogue.refresh";
  private static final String NEVER = "never";
  private static final Duration EVERY = Duration.ofMinutes(15);

  private static final Logger LOG = System.getLogger(Catalogue.class.getName());

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Providers providers;
  private final ModelTable table;
  private final Clock clock;
  private final Optional<Duration> refresh;
  private final Supplier<ScheduledExecutorService> timer;

  /**
   * @throws IllegalArgumentException when the setting is wrong
   */
  @Inject
  Catalogue(Providers providers, ModelTable table, Clock clock, Config config, Threads threads) {
    this(providers, table, clock, refresh(config), () -> threads.timer("catalogue"));
  }

  Catalogue(
      Providers providers,
      ModelTable table,
      Clock clock,
      Optional<Duration> refresh,
      Supplier<ScheduledExecutorService> timer) {
    this.providers = providers;
    this.table = table;
    this.clock = clock;
    this.refresh = refresh;
    this.timer = timer;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Catalogue() {
    this(null, null, null, Optional.empty(), null);
  }

  /** Wrong settings stop the start. */
  void checkAtStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) JournalReady ready) {
    providers.all().forEach(provider -> table.check(provider.name()));
  }

  void start(@Observes JournalReady ready) {
    start();
  }

  void start() {
    if (refresh.isPresent()) {
      long pause = refresh.get().toMillis();
      var unused =
          timer.get().scheduleWithFixedDelay(this::askAll, 0, pause, TimeUnit.MILLISECONDS);
    }
  }

  /** Those that teams can choose, then those that everybody knows and that have no key here. */
  public List<CatalogueEntry> all() {
    List<CatalogueEntry> all = new ArrayList<>();
    providers.all().forEach(provider -> all.add(entry(provider)));
    providers.unconfigured().forEach(provider -> all.add(unconfigured(provider)));
    return all;
  }

  /**
   * Asks a provider now, and waits for it.
   *
   * @return the names of its models; empty for a bean
   * @throws ModelException when it does not answer as it should; the catalogue then says so too
   */
  public List<String> ask(String provider) {
    if (!providers.canBeAsked(provider)) {
      return List.of();
    }
    try {
      Optional<Map<String, ModelFacts>> listed = providers.askModels(provider);
      listed.ifPresent(facts -> table.learn(provider, facts));
      List<String> names =
          listed.map(facts -> List.copyOf(facts.keySet())).orElseGet(() -> table.models(provider));
      tell(provider, new Answer(null, clock.instant(), names));
      return names;
    } catch (ModelException failure) {
      // What it had before is likelier than that it has nothing now.
      List<String> before =
          Optional.ofNullable(answers.get(provider)).map(Answer::models).orElse(List.of());
      tell(provider, new Answer(failure.getMessage(), clock.instant(), before));
      throw failure;
    }
  }

  private void askAll() {
    for (Provider provider : providers.all()) {
      try {
        ask(provider.name());
      } catch (ModelException told) {
        // The catalogue says so.
      } catch (RuntimeException broken) {
        LOG.log(
            Level.WARNING, () -> provider.name() + " could not be asked for its models", broken);
      }
    }
  }

  private void tell(String provider, Answer answer) {
    Answer before = answers.put(provider, answer);
    if (answer.problem() != null && (before == null || before.problem() == null)) {
      LOG.log(Level.WARNING, "{0}", answer.problem());
    }
  }

  private CatalogueEntry entry(Provider provider) {
    Answer answer = answers.get(provider.name());
    return new CatalogueEntry(
        provider,
        true,
        providers.keySetting(provider.name()).orElse(null),
        answer == null ? null : answer.problem() == null,
        answer == null ? null : answer.problem(),
        answer == null ? null : answer.at(),
        answer == null ? List.of() : models(provider.name(), answer.models()));
  }

  private CatalogueEntry unconfigured(Provider provider) {
    String key = providers.keySetting(provider.name()).orElse(null);
    String problem =
        "It is not configured: set "
            + key
            + ", and name it in chorale.providers where that is set.";
    return new CatalogueEntry(provider, false, key, null, problem, null, List.of());
  }

  private List<CatalogueEntry.Model> models(String provider, List<String> names) {
    return names.stream()
        .map(name -> new CatalogueEntry.Model(name, table.of(provider, name)))
        .toList();
  }

  static Optional<Duration> refresh(Config config) {
    SettingValues values = new SettingValues(config);
    if (values.text(REFRESH).filter(NEVER::equalsIgnoreCase).isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(values.duration(REFRESH, EVERY));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(wrong.getMessage() + "; or " + NEVER, wrong);
    }
  }

  /**
   * What a provider answered last.
   *
   * @param problem null when it answered well
   */
  private record Answer(@Nullable String problem, Instant at, List<String> models) {}
}
