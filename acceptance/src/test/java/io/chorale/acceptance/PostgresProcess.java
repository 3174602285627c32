package io.chorale.acceptance;

import io.chorale.kit.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real PostgreSQL that can be killed and started again on the same port and the same data. */
final class PostgresProcess implements AutoCloseable {

  private final Path data;
  private final int port;
  private EmbeddedPostgres server;

  private PostgresProcess(Path data, int port) {
    this.data = data;
    this.port = port;
    this.server = open(data, port);
  }

  /** Starts one on a folder that is empty, or was one's before. */
  static PostgresProcess start(Path data) {
    return new PostgresProcess(data, ServerProcess.lastingPort());
  }

  private static EmbeddedPostgres open(Path data, int port) {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setPort(port)
          // As an administrator in a hurry may have it: what is kept must be kept all the same.
          .setServerConfig("synchronous_commit", "off")
          .start();
    } catch (IOException unstartable) {
      throw new UncheckedIOException(unstartable);
    }
  }

  /** What makes a server use it. */
  Map<String, String> settings() {
    return Map.of(
        "DB_URL", "jdbc:postgresql://localhost:" + port + "/postgres",
        "DB_USER", "postgres",
        "DB_PASSWORD", "postgres");
  }

  /** Kills it and all the processes that serve its connections, as kill -9 does it, and waits. */
  void kill() {
    ProcessHandle postmaster = postmaster();
    List<ProcessHandle> all =
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  /** The process that was started is the starter, and long gone; this one wrote down its id. */
  private ProcessHandle postmaster() {
    try {
      String id = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
      return ProcessHandle.of(Long.parseLong(id)).orElseThrow();
    } catch (IOException notRunning) {
      throw new UncheckedIOException(notRunning);
    }
  }

  void startAgain() {
    close();
    server = open(data, port);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException leftovers) {
      throw new UncheckedIOException(leftovers);
    }
  }
}
