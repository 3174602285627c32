package io.chorale.bench.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Connections to one server that are counted together. */
public final class Crowd implements AutoCloseable {

  /** More at once would measure the server's queue of connections that are not yet accepted. */
  private static final int OPENING_AT_ONCE = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration GOOD_BYE = Duration.ofSeconds(10);

  private final LoadClient client;
  private final URI server;
  private final Dialect dialect;
  private final Tally tally = new Tally();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final Semaphore opening = new Semaphore(OPENING_AT_ONCE);
  private final AtomicInteger open = new AtomicInteger();
  private volatile @Nullable IOException failure;

  Crowd(LoadClient client, URI server, Dialect dialect) {
    this.client = client;
    this.server = server;
    this.dialect = dialect;
  }

  /**
   * Opens so many connections to a path, and answers when they are being opened.
   *
   * @throws IOException when the server does not let them in
   */
  public Crowd join(String path, int count) throws IOException, InterruptedException {
    for (int i = 0; i < count; i++) {
      if (!opening.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("the server opens no more connections");
      }
      client.connect(this, path);
    }
    return this;
  }

  /** Waits until all that joined are let in. */
  public Crowd awaitOpen() throws IOException, InterruptedException {
    if (!opening.tryAcquire(OPENING_AT_ONCE, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IOException("the server opens no more connections");
    }
    opening.release(OPENING_AT_ONCE);
    IOException refused = failure;
    if (refused != null) {
      throw new IOException("a connection could not be had", refused);
    }
    return this;
  }

  public Tally tally() {
    return tally;
  }

  /** How many connections are open. */
  public int open() {
    return open.get();
  }

  URI server() {
    return server;
  }

  Dialect dialect() {
    return dialect;
  }

  void joined(Connection connection) {
    connections.add(connection);
  }

  void opened() {
    open.incrementAndGet();
    opening.release();
  }

  void failed(IOException cause) {
    failure = cause;
  }

  /**
   * @param code 0 when it was we who left
   */
  void over(Connection connection, boolean wasOpen, int code) {
    connections.remove(connection);
    if (wasOpen) {
      open.decrementAndGet();
    } else {
      opening.release();
    }
    if (code != 0) {
      tally.closed(code);
    }
  }

  /** Says good-bye on each connection, and cuts those that do not answer. */
  @Override
  public void close() {
    connections.forEach(Connection::hangUp);
    long end = System.nanoTime() + GOOD_BYE.toNanos();
    while (!connections.isEmpty() && System.nanoTime() < end) {
      client.pause();
    }
    connections.forEach(connection -> connection.over(Connection.NO_CLOSE));
  }
}
