package io.chorale.bench.load;

/** What a server says besides events, and what it wants to hear. */
public interface Dialect {

  /** Chorale's own: a frame is a message, or an array of messages. */
  Dialect CHORALE =
      new Dialect() {
        @Override
        public Marks marks() {
          return Marks.ENVELOPE;
        }

        @Override
        public boolean isOpenAtUpgrade() {
          return true;
        }

        @Override
        public void text(byte[] bytes, int from, int to, Connection connection) {
          connection.events(bytes, from, to);
        }
      };

  /** Socket.IO 5 over Engine.IO 4, over WebSocket alone. */
  Dialect SOCKET_IO = new SocketIoDialect();

  /** The same; everybody joins an experiment as soon as they are in. */
  static Dialect experiment(String id) {
    return new SocketIoDialect("420[\"join-experiment\",\"" + id + "\"]", Marks.EXPERIMENT);
  }

  /** By what events are known. */
  Marks marks();

  /** Whether events can come as soon as the WebSocket is there. */
  boolean isOpenAtUpgrade();

  /** Takes one text message: {@code bytes} from {@code from} up to {@code to}. */
  void text(byte[] bytes, int from, int to, Connection connection);
}
