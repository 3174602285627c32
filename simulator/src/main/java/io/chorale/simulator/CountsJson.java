package io.chorale.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.simulator.wire.Json;
import org.jspecify.annotations.Nullable;

/** The answer of {@code GET /sim/counts}, for all calls or those of one model. */
final class CountsJson {

  private CountsJson() {}

  static ObjectNode of(Tallies tallies, @Nullable String model) {
    SimulatorCounts counts = model == null ? tallies.counts() : tallies.counts(model);
    return Json.object()
        .put("open", counts.open())
        .put("started", counts.started())
        .put("finished", counts.finished())
        .put("closed_by_client", counts.closedByClient())
        .put("failed", counts.failed());
  }
}
