package io.chorale.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The checks of seed 000, each a command below this one. */
@Command(
    name = "check",
    description = "Checks a server: that one can connect, is told, and is shown live.")
final class CheckCommand implements Runnable {

  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what is to be checked: connection, broadcast or streaming.");
  }
}
