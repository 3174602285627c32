package io.chorale.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** The tally of all calls, and one for each of the models used last. */
final class Tallies {

  /** Tests name a model of their own each; past this the one used longest ago is forgotten. */
  static final int MODELS = 10_000;

  private final Tally all = new Tally();

  private final Map<String, Tally> byModel =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
          return size() > MODELS;
        }
      };

  Counted start(String model) {
    Tally one;
    synchronized (byModel) {
      one = byModel.computeIfAbsent(model, name -> new Tally());
    }
    return new Counted(all, one);
  }

  SimulatorCounts counts() {
    return all.counts();
  }

  SimulatorCounts counts(String model) {
    synchronized (byModel) {
      return byModel.getOrDefault(model, new Tally()).counts();
    }
  }
}
