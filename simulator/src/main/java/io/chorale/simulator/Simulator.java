package io.chorale.simulator;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A running simulator on 127.0.0.1. Its threads are daemons; close it to free the port. */
public final class Simulator implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  /** Two carry thousands of streams; more would take the cores from what is under test. */
  private static final int THREADS = 2;

  /** Thousands of clients may connect at once (the kernel's somaxconn may be lower). */
  private static final int BACKLOG = 4_096;

  /** Gemini has the model in the first line. */
  private static final int LONGEST_LINE = 16 * 1024;

  private static final int LONGEST_HEADERS = 32 * 1024;
  private static final int LONGEST_CHUNK = 8 * 1024;

  private final EventLoopGroup loops;
  private final Channel server;
  private final Tallies tallies;
  private final OpenStreams streams;

  private Simulator(EventLoopGroup loops, Channel server, Tallies tallies, OpenStreams streams) {
    this.loops = loops;
    this.server = server;
    this.tallies = tallies;
    this.streams = streams;
  }

  /**
   * @param port 0 for any that is free
   * @throws UncheckedIOException when the port is taken or not allowed, with a message that says so
   */
  public static Simulator start(int port) {
    return start(port, Recordings.NONE);
  }

  /**
   * @param port 0 for any that is free
   * @param recordings the folder of what a model named {@code rec:name} plays
   * @throws UncheckedIOException as {@link #start(int)}
   */
  public static Simulator start(int port, Path recordings) {
    return start(port, Recordings.in(recordings));
  }

  private static Simulator start(int port, Recordings recordings) {
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            THREADS, new DefaultThreadFactory("simulator", true), NioIoHandler.newFactory());
    Clock clock = Clock.systemUTC();
    Tallies tallies = new Tallies(clock);
    OpenStreams streams = new OpenStreams();
    Answering answering = new Answering(tallies, streams, recordings, clock);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(front(new Calls(tallies, answering, streams)))
            .bind(HOST, port)
            .awaitUninterruptibly();
    Throwable cause = bound.cause();
    if (cause != null) {
      stop(loops);
      throw new UncheckedIOException(
          "The simulator cannot listen on %s:%d: %s. Is the port taken? Choose another, or 0 for any."
              .formatted(HOST, port, cause.getMessage()),
          new IOException(cause));
    }
    return new Simulator(loops, bound.channel(), tallies, streams);
  }

  private static ChannelInitializer<SocketChannel> front(Calls calls) {
    Ids ids = new Ids(System.nanoTime());
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast(new HttpServerCodec(LONGEST_LINE, LONGEST_HEADERS, LONGEST_CHUNK));
        pipeline.addLast(new BodyLimit(ids));
        pipeline.addLast(new Connection(calls, ids));
      }
    };
  }

  public int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  /** Without a path: {@code /v1} and {@code /v1beta} are the protocols' own. */
  public URI baseUrl() {
    return URI.create("http://" + HOST + ":" + port());
  }

  public SimulatorCounts counts() {
    return tallies.counts();
  }

  /** Of the calls that named exactly this model. */
  public SimulatorCounts counts(String model) {
    return tallies.counts(model);
  }

  /** When the last call that named exactly this model began; empty when there was none. */
  public Optional<Instant> lastCall(String model) {
    return tallies.lastStart(model);
  }

  /**
   * Breaks open streams right now, each in a random way that a provider's stream can break.
   *
   * @param faults how many streams to break, at most
   * @param seed the same one breaks the same streams in the same ways
   * @return how many were open and are broken
   */
  public int disturb(int faults, long seed) {
    return streams.disturb(faults, seed).join();
  }

  void awaitClose() {
    server.closeFuture().awaitUninterruptibly();
  }

  /** Closes the port and all streams; waits until both are gone. */
  @Override
  public void close() {
    server.close().awaitUninterruptibly();
    stop(loops);
  }

  private static void stop(EventLoopGroup loops) {
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
