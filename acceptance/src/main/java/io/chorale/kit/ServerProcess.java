package io.chorale.kit;

import static org.awaitility.Awaitility.await;

import io.chorale.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A server started as the README's command starts it, in a process and a folder of its own. */
public final class ServerProcess implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);

  private final Process process;
  private final Path output;
  private final int port;

  private ServerProcess(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /** Starts one whose providers are the simulator's, and waits until it can be used. */
  public static ServerProcess start(Path data, Simulator simulator) {
    return start(data, settings(simulator)).awaitReady();
  }

  /** The settings of one whose providers are the simulator's; more may be put in. */
  public static Map<String, String> settings(Simulator simulator) {
    Map<String, String> settings = new HashMap<>();
    settings.put("CHORALE_PROVIDERS", "anthropic,google,openai,badkey");
    provider(settings, "ANTHROPIC", "anthropic", simulator.baseUrl());
    provider(settings, "GOOGLE", "gemini", simulator.baseUrl().resolve("/v1beta"));
    provider(settings, "OPENAI", "openai-chat", simulator.baseUrl().resolve("/v1"));
    provider(settings, "BADKEY", "openai-chat", simulator.baseUrl().resolve("/v1"));
    settings.put("CHORALE_PROVIDER_BADKEY_API_KEY", "bad-key");
    settings.put("CHORALE_PROVIDER_IDLE_TIMEOUT", "2");
    settings.put("CHORALE_RETRY_FIRST_PAUSE", "PT0.02S");
    // Tests make providers fail; that is not to be held against them.
    settings.put("CHORALE_BREAKER_WINDOW", "10000");
    return settings;
  }

  private static void provider(
      Map<String, String> settings, String name, String protocol, URI address) {
    String prefix = "CHORALE_PROVIDER_" + name + "_";
    settings.put(prefix + "PROTOCOL", protocol);
    settings.put(prefix + "BASE_URL", address.toString());
    settings.put(prefix + "API_KEY", "key-of-the-tests");
    settings.put(prefix + "MODEL", "sim:rate=200;thoughts=3;ttft=50");
    settings.put(prefix + "SIMULATED", "true");
  }

  /** Starts one with these settings and waits for nothing. */
  public static ServerProcess start(Path data, Map<String, String> settings) {
    return start(data, settings, "768m");
  }

  /**
   * @param heap the most memory for objects, as -Xmx has it
   */
  public static ServerProcess start(Path data, Map<String, String> settings, String heap) {
    int port = port(settings.getOrDefault("CHORALE_PORT", ""));
    try {
      Files.createDirectories(data);
      Path output = data.resolve("output.txt");
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx" + heap,
              "-XX:+UseG1GC",
              "-XX:MaxGCPauseMillis=20",
              "-jar",
              System.getProperty("chorale.launcher"));
      builder.environment().keySet().removeIf(name -> name.endsWith("_API_KEY"));
      builder.environment().put("CHORALE_PORT", Integer.toString(port));
      builder.environment().put("CHORALE_DATA", data.toString());
      builder.environment().putAll(settings);
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      return new ServerProcess(builder.start(), output, port);
    } catch (IOException unstartable) {
      throw new UncheckedIOException(unstartable);
    }
  }

  /** Also of a port that is none, which the server is to say itself. */
  private static int port(String asked) {
    if (asked.isEmpty()) {
      return freePort();
    }
    return asked.matches("[0-9]{1,5}") ? Integer.parseInt(asked) : 0;
  }

  /** One that is not ready in time is killed: whoever waited for it has nothing to close. */
  public ServerProcess awaitReady() {
    try {
      await("the server is ready").atMost(START).until(this::isReady);
      return this;
    } catch (RuntimeException late) {
      process.destroyForcibly();
      throw late;
    }
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException("the server ended: " + output());
    }
    return output().contains("Chorale is ready");
  }

  public ChoraleClient client() {
    return new ChoraleClient(URI.create("http://localhost:" + port));
  }

  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public long pid() {
    return process.pid();
  }

  /** A figure that Linux keeps of the process: {@code Threads}, or {@code VmHWM} in KB. */
  public int status(String field) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
          .filter(line -> line.startsWith(field + ":"))
          .map(line -> Integer.valueOf(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Waits for the process to end by itself and answers its exit code. */
  public int awaitEnd() throws InterruptedException {
    if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the server goes on: " + output());
    }
    return process.exitValue();
  }

  /** As kill -9 does it. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Tells it to stop, as Ctrl-C does, and waits for nothing. */
  public void terminate() {
    process.destroy();
  }

  /** As Ctrl-C does it. */
  @Override
  public void close() {
    terminate();
    try {
      awaitEnd();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A port that stays free while a server is away: it lies below those that Linux gives to
   * connections, one of which might otherwise take it, or even connect to itself.
   */
  public static int lastingPort() {
    for (int tries = 0; tries < 100; tries++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // Another may be free.
      }
    }
    throw new IllegalStateException("no port from 20000 to 32000 is free");
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}
