package io.chorale.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The command {@code chorale}. */
@Command(
    name = "chorale",
    description = "Starts, watches and checks Chorale from a terminal.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Chorale.Version.class,
    footer = {
      "",
      "Exit codes: 0 done; 1 the job did not complete, or the check did not pass;",
      "2 not understood, or refused by the server; 3 the server does not answer."
    })
final class Chorale {

  private Chorale() {}

  /** As the jar's manifest has it. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Chorale.class.getPackage().getImplementationVersion();
      return new String[] {"Chorale " + (version == null ? "(not from its jar)" : version)};
    }
  }

  public static void main(String[] arguments) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    int exitCode = run(out, err, arguments);
    // The Socket.IO client's threads would keep it alive for a minute.
    System.exit(exitCode);
  }

  /** Whatever the terminal is set to: the signs of a check are to be found by scripts. */
  private static PrintStream utf8(FileDescriptor file) {
    return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
  }

  static int run(PrintStream out, PrintStream err, String... arguments) {
    CommandLine line =
        new CommandLine(new Chorale())
            .addSubcommand(new StartCommand(out))
            .addSubcommand(new WatchCommand(out))
            .addSubcommand(
                new CommandLine(new CheckCommand())
                    .addSubcommand(new ConnectionCheck(out))
                    .addSubcommand(new BroadcastCheck(out))
                    .addSubcommand(new StreamingCheck(out)));
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (failure instanceof CommandException told) {
            err.println(told.getMessage());
            return told.exitCode();
          }
          throw failure;
        });
    if (arguments.length == 0) {
      line.usage(out);
      return ExitCode.REFUSED;
    }
    return line.execute(arguments);
  }
}
