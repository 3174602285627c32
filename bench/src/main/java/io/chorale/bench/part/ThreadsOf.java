package io.chorale.bench.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Watches how many threads a process has, where Linux tells. */
public final class ThreadsOf implements AutoCloseable {

  private static final long BETWEEN_MILLIS = 250;

  private final Path status;
  private final int atRest;
  private final Thread watching;
  private volatile int most;

  private ThreadsOf(Path status, int atRest) {
    this.status = status;
    this.atRest = atRest;
    this.most = atRest;
    this.watching = new Thread(this::watch, "threads");
    watching.setDaemon(true);
  }

  /** Begins with a process that has nothing to do. */
  public static ThreadsOf process(long pid) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    ThreadsOf threads = new ThreadsOf(status, now(status));
    threads.watching.start();
    return threads;
  }

  /** 0 where it cannot be known. */
  public int atRest() {
    return atRest;
  }

  public int most() {
    return most;
  }

  private void watch() {
    try {
      while (true) {
        most = Math.max(most, now(status));
        Thread.sleep(BETWEEN_MILLIS);
      }
    } catch (InterruptedException enough) {
      Thread.currentThread().interrupt();
    }
  }

  private static int now(Path status) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("Threads:"))
          .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException unknown) {
      return 0;
    }
  }

  @Override
  public void close() {
    watching.interrupt();
  }
}
