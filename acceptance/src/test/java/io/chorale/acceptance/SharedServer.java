package io.chorale.acceptance;

import java.util.Map;

/** The server of all tests whose settings are the usual ones. */
final class SharedServer extends StartedOnce {

  SharedServer() {
    super("768m", Map.of());
  }
}
