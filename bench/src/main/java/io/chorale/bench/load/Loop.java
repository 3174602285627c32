package io.chorale.bench.load;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reads whichever connection has something. */
final class Loop implements Runnable, AutoCloseable {

  private static final int BUFFER = 256 * 1024;

  private final Selector selector = Selector.open();
  private final Queue<Connection> joining = new ConcurrentLinkedQueue<>();
  private final byte[] bytes = new byte[BUFFER];
  private volatile boolean closed;

  Loop() throws IOException {}

  void add(Connection connection) {
    joining.add(connection);
    selector.wakeup();
  }

  @Override
  public void run() {
    try (selector) {
      while (!closed) {
        selector.select(this::ready);
        register();
      }
      selector.keys().forEach(key -> connection(key).over(Connection.NO_CLOSE));
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  private void register() {
    Connection next;
    while ((next = joining.poll()) != null) {
      try {
        next.channel().register(selector, SelectionKey.OP_CONNECT, next);
      } catch (ClosedChannelException gone) {
        next.failed(gone);
      }
    }
  }

  private void ready(SelectionKey key) {
    Connection connection = connection(key);
    try {
      if (key.isConnectable()) {
        connection.connected();
        key.interestOps(SelectionKey.OP_READ);
      } else {
        connection.readable(bytes);
      }
    } catch (IOException failure) {
      connection.failed(failure);
    } catch (CancelledKeyException gone) {
      connection.over(Connection.NO_CLOSE);
    }
  }

  private static Connection connection(SelectionKey key) {
    return (Connection) key.attachment();
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
  }
}
