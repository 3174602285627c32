package io.chorale.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a job or an experiment live. */
@Command(
    name = "watch",
    description = "Shows a job or an experiment until it is over, from its beginning.")
final class WatchCommand implements Callable<Integer> {

  @Mixin ServerOption server;

  @Parameters(paramLabel = "<id>", description = "Of the job, or exp_… of the experiment.")
  String id;

  @Option(names = "--after", description = "Only what comes behind this event's number (seq).")
  long after;

  private final PrintStream out;

  WatchCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    return new Watching(server.api(), out).watch(id, after);
  }
}
