package io.chorale.cli;

import java.io.PrintStream;
import org.json.JSONObject;
import picocli.CommandLine.Command;

/** That a start is answered at once, and everybody is told. */
@Command(
    name = "broadcast",
    description = "Starts an experiment, waits for the broadcast of it, and stops it.")
final class BroadcastCheck extends ExperimentCheck {

  BroadcastCheck(PrintStream out) {
    super("Experiment broadcast", out);
  }

  @Override
  String checked() throws InterruptedException {
    try (LiveSocket live = connected()) {
      String id = started(live);
      server.api().post("/api/experiments/" + id + "/stop", new JSONObject());
      return "";
    }
  }
}
