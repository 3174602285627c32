package io.chorale.cli;

import java.io.PrintStream;
import picocli.CommandLine.Command;

/** That one can connect, and is confirmed. */
@Command(
    name = "connection",
    description = "Connects over Socket.IO and waits for the server to confirm it.")
final class ConnectionCheck extends Check {

  ConnectionCheck(PrintStream out) {
    super("WebSocket connection", out);
  }

  @Override
  String checked() throws InterruptedException {
    connected().close();
    return "";
  }
}
