package io.chorale.cli;

import java.io.PrintStream;
import org.json.JSONObject;
import picocli.CommandLine.Command;

/** That messages appear as they are generated. */
@Command(
    name = "streaming",
    description = "Starts an experiment, joins it as it is announced, and shows it live.")
final class StreamingCheck extends ExperimentCheck {

  private final Lines lines;

  StreamingCheck(PrintStream out) {
    super("Streaming", out);
    this.lines = new Lines(out);
  }

  @Override
  String checked() throws InterruptedException {
    try (LiveSocket live = connected()) {
      live.emit("join-experiment", started(live));
      return shown(live);
    }
  }

  private String shown(LiveSocket live) throws InterruptedException {
    int messages = 0;
    int updates = 0;
    long characters = 0;
    while (true) {
      LiveSocket.Event event = live.await("The next event", patience(), it -> true);
      JSONObject data = event.data();
      switch (event.name()) {
        case "message_start" ->
            out.printf("%n%s (turn %d)%n", Json.text(data, "team"), data.optInt("turn"));
        case "message_streaming" -> {
          updates++;
          lines.append(Json.text(data, "chunk"));
          out.flush();
        }
        case "message_complete" -> {
          messages++;
          characters += data.optLong("characters");
          lines.end();
        }
        case "experiment_error", "error" -> {
          lines.end();
          String why = Json.text(data, event.name().equals("error") ? "message" : "error");
          throw new CommandException(ExitCode.FAILED, why);
        }
        case "experiment_complete" -> {
          lines.end();
          out.println();
          if (updates == 0) {
            throw new CommandException(ExitCode.FAILED, "No message was streamed.");
          }
          return "%d messages, %,d characters in %d updates"
              .formatted(messages, characters, updates);
        }
        default -> {
          // Thoughts, figures and what else there is.
        }
      }
    }
  }
}
