package io.chorale.bench.load;

/**
 * The packets of Engine.IO 4 ({@code 0} open, {@code 2} ping, {@code 3} pong, {@code 4} message)
 * and in them those of Socket.IO 5 ({@code 0} connect, {@code 2} event), on the default namespace.
 */
final class SocketIoDialect implements Dialect {

  @Override
  public boolean isOpenAtUpgrade() {
    return false;
  }

  @Override
  public void text(byte[] bytes, int from, int to, Connection connection) {
    switch (bytes[from]) {
      case '0' -> connection.send("40");
      case '2' -> connection.send("3");
      case '4' -> message(bytes, from, to, connection);
      default -> {
        // Nothing that a watcher answers.
      }
    }
  }

  private static void message(byte[] bytes, int from, int to, Connection connection) {
    if (bytes[from + 1] == '0') {
      connection.opened();
    } else {
      connection.events(bytes, from, to);
    }
  }
}
