package io.chorale.provider;

import io.chorale.catalogue.ModelFacts;
import io.chorale.catalogue.ModelTable;
import io.chorale.event.JournalReady;
import io.chorale.model.ChatModel;
import io.chorale.model.ChatModels;
import io.chorale.model.ModelException;
import io.chorale.platform.Threads;
import io.chorale.provider.unary.ModelLists;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** The configured providers, then those that third-party beans are. */
@ApplicationScoped
public class Providers {

  /** They parse and hand on; that keeps a core busy with some 100,000 tokens a second. */
  private static final int READERS = 4;

  private final Map<String, Entry> byName = new LinkedHashMap<>();
  private final ModelLists modelLists;

  /**
   * @throws IllegalArgumentException when a setting is wrong
   * @throws IllegalStateException when two providers have one name
   */
  @Inject
  Providers(
      Config config,
      ModelTable table,
      Threads threads,
      Clock clock,
      ModelLists modelLists,
      @Any Instance<ChatModel> beans,
      @Any Instance<ChatModels> sources) {
    this(
        new ConfiguredProviders(config),
        table,
        threads.pool("provider", READERS),
        threads.timer("time-watch"),
        clock,
        modelLists,
        Stream.concat(beans.stream(), sources.stream().flatMap(source -> source.all().stream()))
            .toList());
  }

  Providers(
      ConfiguredProviders configured,
      ModelTable table,
      Executor readers,
      ScheduledExecutorService timer,
      Clock clock,
      ModelLists modelLists,
      Iterable<ChatModel> beans) {
    this.modelLists = modelLists;
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(configured.connectTimeout())
            .executor(readers)
            .build();
    for (ProviderSettings settings : configured.all()) {
      add(
          new Entry(
              new Provider(
                  settings.name(),
                  settings.protocol().word(),
                  settings.defaultModel(),
                  settings.simulated()),
              new StreamingChatModel(settings, table, client, readers, timer, clock),
              Optional.of(settings)));
    }
    for (ChatModel bean : beans) {
      add(
          new Entry(
              new Provider(bean.provider(), "bean", bean.defaultModel(), false),
              bean,
              Optional.empty()));
    }
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Providers() {
    this.modelLists = null;
  }

  /** Being called makes the container make this bean, so that wrong settings stop the start. */
  void checkAtStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) JournalReady ready) {}

  public List<Provider> all() {
    return byName.values().stream().map(Entry::provider).toList();
  }

  public Optional<Provider> find(String name) {
    return Optional.ofNullable(byName.get(name)).map(Entry::provider);
  }

  public Optional<ChatModel> model(String provider) {
    return Optional.ofNullable(byName.get(provider)).map(Entry::model);
  }

  /** Those that everybody knows and that would be here if their keys were set. */
  public List<Provider> unconfigured() {
    return Arrays.stream(KnownProvider.values())
        .filter(known -> !byName.containsKey(known.providerName))
        .map(known -> new Provider(known.providerName, known.protocol.word(), known.model, false))
        .toList();
  }

  /** The name of the setting that holds a provider's key; empty for a bean. */
  public Optional<String> keySetting(String provider) {
    return KnownProvider.of(provider)
        .map(known -> known.keyName)
        .or(() -> settings(provider).map(own -> "chorale.provider." + provider + ".api-key"));
  }

  /** Whether a provider can be asked for its models: a bean cannot. */
  boolean canBeAsked(String provider) {
    return settings(provider).isPresent();
  }

  /**
   * Asks a provider for its models, which also shows whether it takes the key; waits for it.
   *
   * @return what it tells of them, by their names; empty for one that does not list them
   * @throws ModelException when it does not answer as it should
   */
  Optional<Map<String, ModelFacts>> askModels(String provider) {
    return settings(provider).flatMap(modelLists::of);
  }

  private Optional<ProviderSettings> settings(String provider) {
    return Optional.ofNullable(byName.get(provider)).flatMap(Entry::settings);
  }

  private void add(Entry entry) {
    if (byName.putIfAbsent(entry.provider().name(), entry) != null) {
      throw new IllegalStateException("two providers are called " + entry.provider().name());
    }
  }

  private record Entry(Provider provider, ChatModel model, Optional<ProviderSettings> settings) {}
}
