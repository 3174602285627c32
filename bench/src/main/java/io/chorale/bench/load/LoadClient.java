package io.chorale.bench.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Opens connections and reads them, on one thread. */
public final class LoadClient implements AutoCloseable {

  /** Each has some 28,000 ports on Linux, and closed connections hold theirs for a minute. */
  private static final int SOURCES = 8;

  private static final long PAUSE_NANOS = 5_000_000;

  private final Loop loop;
  private final Thread thread;
  private final AtomicInteger source = new AtomicInteger();

  private LoadClient(Loop loop, Thread thread) {
    this.loop = loop;
    this.thread = thread;
  }

  public static LoadClient start() throws IOException {
    Loop loop = new Loop();
    Thread thread = new Thread(loop, "load");
    thread.setDaemon(true);
    thread.start();
    return new LoadClient(loop, thread);
  }

  /** A crowd without anybody in it yet. */
  public Crowd crowd(URI server, Dialect dialect) {
    return new Crowd(this, server, dialect);
  }

  /** What its thread has taken of the processor so far. */
  long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
  }

  void connect(Crowd crowd, String path) throws IOException {
    URI server = crowd.server();
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    int number = 1 + source.getAndIncrement() % SOURCES;
    // Linux has all of 127.0.0.0/8; elsewhere there is 127.0.0.1 alone.
    String from = System.getProperty("os.name").equals("Linux") ? "127.0.0." + number : "127.0.0.1";
    channel.bind(new InetSocketAddress(from, 0));
    channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()));
    Connection connection = new Connection(crowd, channel, path);
    crowd.joined(connection);
    loop.add(connection);
  }

  void pause() {
    LockSupport.parkNanos(PAUSE_NANOS);
  }

  @Override
  public void close() throws IOException {
    loop.close();
  }
}
