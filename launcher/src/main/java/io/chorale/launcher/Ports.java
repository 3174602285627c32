package io.chorale.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Tells beforehand that a port is taken; the server itself would say so in a page of stack. */
final class Ports {

  private Ports() {}

  /**
   * @throws CannotStartException when nobody else may listen there
   */
  static void check(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      // As the server does it: a port whose last connections still linger is free.
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      throw new CannotStartException(
          "port %d is taken by another program. Stop that one, or choose another port, for example CHORALE_PORT=%d."
              .formatted(port, port < 65_535 ? port + 1 : 8080),
          taken);
    }
  }
}
