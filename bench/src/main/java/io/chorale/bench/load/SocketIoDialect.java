package io.chorale.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * The packets of Engine.IO 4 ({@code 0} open, {@code 2} ping, {@code 3} pong, {@code 4} message)
 * and in them those of Socket.IO 5 ({@code 0} connect, {@code 2} event, {@code 3} acknowledgement),
 * on the default namespace.
 */
final class SocketIoDialect implements Dialect {

  private final @Nullable String wish;
  private final Marks marks;

  /** Of a server that sends events as soon as a client is in. */
  SocketIoDialect() {
    this(null, Marks.ENVELOPE);
  }

  /**
   * @param wish an event to be sent by who is in, before anything comes; acknowledged
   */
  SocketIoDialect(@Nullable String wish, Marks marks) {
    this.wish = wish;
    this.marks = marks;
  }

  @Override
  public Marks marks() {
    return marks;
  }

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

  private void message(byte[] bytes, int from, int to, Connection connection) {
    byte kind = bytes[from + 1];
    if (kind == '0' && wish != null) {
      connection.send(wish);
    } else if (kind == '0' || kind == '3') {
      connection.opened();
    } else {
      connection.events(bytes, from, to);
    }
  }
}
