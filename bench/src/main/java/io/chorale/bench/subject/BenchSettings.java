package io.chorale.bench.subject;

import io.chorale.kit.ServerProcess;
import io.chorale.simulator.Simulator;
import java.util.Map;

/** Settings for a server that is measured: the defaults, but for what would end a measurement. */
final class BenchSettings {

  /** Longer than a watcher of a silent job is watched. */
  private static final String LONG = "PT30M";

  private BenchSettings() {}

  static Map<String, String> of(Simulator simulator) {
    Map<String, String> settings = ServerProcess.settings(simulator);
    settings.put("CHORALE_PROVIDER_IDLE_TIMEOUT", LONG);
    settings.put("CHORALE_PROVIDER_FIRST_TOKEN_TIMEOUT", LONG);
    settings.put("CHORALE_PROVIDER_TOTAL_TIMEOUT", LONG);
    // As often as other jobs are told of, so that watchers have something to do.
    settings.put("CHORALE_EXPERIMENT_UPDATE_INTERVAL", "PT0.02S");
    // Late enough to measure a job that is over and not folded, soon enough to wait for it.
    settings.put("CHORALE_JOURNAL_FOLD_AFTER", "PT5S");
    return settings;
  }
}
