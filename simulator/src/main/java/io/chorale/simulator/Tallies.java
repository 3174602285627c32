package io.chorale.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tally of all calls, and one for each of the models used last. */
final class Tallies {

  /** Tests name a model of their own each; past this the one used longest ago is forgotten. */
  static final int MODELS = 10_000;

  private final Clock clock;
  private final Tally all = new Tally();

  private final Map<String, Tally> byModel =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
          return size() > MODELS;
        }
      };

  Tallies(Clock clock) {
    this.clock = clock;
  }

  Counted start(String model) {
    Tally one;
    synchronized (byModel) {
      one = byModel.computeIfAbsent(model, name -> new Tally());
    }
    return new Counted(all, one, clock.instant());
  }

  SimulatorCounts counts() {
    return all.counts();
  }

  SimulatorCounts counts(String model) {
    synchronized (byModel) {
      return byModel.getOrDefault(model, new Tally()).counts();
    }
  }

  Optional<Instant> lastStart(String model) {
    synchronized (byModel) {
      return byModel.getOrDefault(model, new Tally()).lastStart();
    }
  }
}
