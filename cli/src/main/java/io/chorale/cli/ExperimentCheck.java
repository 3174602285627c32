package io.chorale.cli;

import java.io.PrintStream;
import java.time.Duration;
import org.json.JSONObject;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A check for which an experiment is started. */
abstract class ExperimentCheck extends Check {

  private static final Duration FAST = Duration.ofSeconds(1);
  private static final int TURNS = 2;

  @Mixin Asked asked;

  @Option(
      names = "--topic",
      defaultValue = "Is tea better than coffee?",
      description = "What the models talk about; ${DEFAULT-VALUE}")
  String topic = "";

  ExperimentCheck(String name, PrintStream out) {
    super(name, out);
  }

  /**
   * Starts it, which must not wait for any model, and answers its id when the broadcast has come.
   */
  final String started(LiveSocket live) throws InterruptedException {
    if (asked.turns == null) {
      asked.turns = TURNS;
    }
    long begun = System.nanoTime();
    JSONObject receipt = asked.start(server.api(), Asked.EXPERIMENT, topic);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    String id = Json.text(receipt, "experiment_id");
    out.printf("Fast API response: %s after %d ms%n", id, took.toMillis());
    live.await(
        "The broadcast",
        patience(),
        it ->
            it.name().equals("experiment_created")
                && Json.text(it.data(), "experimentId").equals(id));
    Duration heard = Duration.ofNanos(System.nanoTime() - begun);
    out.printf("Broadcast received: experiment_created after %d ms%n", heard.toMillis());
    if (took.compareTo(FAST) >= 0) {
      throw new CommandException(
          ExitCode.FAILED, "The API took %d ms, and not under 1 s.".formatted(took.toMillis()));
    }
    return id;
  }
}
