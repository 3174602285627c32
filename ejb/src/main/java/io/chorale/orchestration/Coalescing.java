package io.chorale.orchestration;

import io.chorale.event.Emission;
import io.chorale.event.JournalReady;
import io.chorale.platform.SettingValues;
import io.chorale.platform.Threads;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;

/** Whether, and for how long, chunks of a team are held so that several become one. */
@ApplicationScoped
class Coalescing {

  /** 50 updates a second look smooth to everybody; a model slower than that is not touched. */
  private static final Duration WINDOW = Duration.ofMillis(20);

  private final Duration window;
  private final BiFunction<String, Duration, Duration> workflows;
  private final ScheduledExecutorService timer;

  @Inject
  Coalescing(Config config, Workflows workflows, Threads threads) {
    this.workflows = workflows::coalescing;
    this.window = new SettingValues(config).durationOrZero("chorale.coalescing", WINDOW);
    this.timer = threads.timer("chunks");
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Coalescing() {
    this.window = Duration.ZERO;
    this.workflows = (workflow, usual) -> usual;
    this.timer = null;
  }

  /** Where the emissions of one job go, on their way to where they all go. */
  Consumer<Emission> before(String workflow, Consumer<Emission> emissions) {
    Duration held = workflows.apply(workflow, window);
    return held.isZero()
        ? emissions
        : new ChunkWindow(emissions, held.toNanos(), System::nanoTime, timer);
  }

  /** Being called makes the container make this bean, so that wrong settings stop the start. */
  void checkAtStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) JournalReady ready) {}
}
