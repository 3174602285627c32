package io.chorale.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.json.JSONObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a job, or an experiment. */
@Command(name = "start", description = "Starts a job or an experiment and prints its id.")
final class StartCommand implements Callable<Integer> {

  @Mixin ServerOption server;
  @Mixin Asked asked;

  @Parameters(paramLabel = "<brief>", description = "What it is about: the brief, or the topic.")
  String brief;

  @Option(
      names = {"-w", "--workflow"},
      defaultValue = "teams",
      description = "How it is worked on: teams, experiment or another one; ${DEFAULT-VALUE}.")
  String workflow = "teams";

  @Option(names = "--watch", description = "Shows it until it is over.")
  boolean watch;

  private final PrintStream out;

  StartCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    JSONObject receipt = asked.start(server.api(), workflow, brief);
    String experiment = Json.text(receipt, "experiment_id");
    String id = experiment.isEmpty() ? Json.text(receipt, "job_id") : experiment;
    out.println(id);
    return watch ? new Watching(server.api(), out).watch(id, 0) : ExitCode.DONE;
  }
}
