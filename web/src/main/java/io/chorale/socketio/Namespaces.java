package io.chorale.socketio;

import io.chorale.engineio.EngineSettings;
import io.chorale.platform.Threads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** The namespaces there are, by name. */
@ApplicationScoped
class Namespaces {

  private final Map<String, Namespace> byName = new HashMap<>();

  @Inject
  Namespaces(@Any Instance<Namespace> beans, EngineSettings settings, Threads threads) {
    this(beans);
    if (settings.suites()) {
      ScheduledExecutorService timer = threads.timer("suite");
      add(new SuiteNamespace("/", timer));
      add(new SuiteNamespace("/custom", timer));
      add(new JobsNamespace());
    }
  }

  Namespaces(Iterable<Namespace> namespaces) {
    namespaces.forEach(this::add);
  }

  /** For the container's proxy only. */
  protected Namespaces() {}

  private void add(Namespace namespace) {
    byName.put(namespace.name(), namespace);
  }

  @Nullable Namespace find(String name) {
    return byName.get(name);
  }
}
