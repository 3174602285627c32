package io.chorale.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.event.Journal;
import io.chorale.event.RecordedEvent;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {

  private static final long ENOUGH = 500;

  @Test
  @Timeout(60)
  void whatWasKeptIsThereAfterTheProcessWasKilled(@TempDir Path folder) throws Exception {
    long promised = appendUntil(folder.toString(), DurabilityTest::kill);
    try (Container container = AppendsUntilKilled.open(folder.toString())) {
      assertKept(container, promised);
    }
  }

  @Test
  @Timeout(120)
  void whatPostgreSqlKeptIsThereAfterTheProcessWasKilled(@TempDir Path folder) throws Exception {
    try (EmbeddedPostgres server = started(folder)) {
      long promised = appendUntil(address(server), DurabilityTest::kill);
      try (Container container = AppendsUntilKilled.openUrl(address(server))) {
        assertKept(container, promised);
      }
    }
  }

  @Test
  @Timeout(120)
  void whatPostgreSqlKeptIsThereAfterTheServerWasKilled(@TempDir Path folder) throws Exception {
    long promised;
    try (EmbeddedPostgres server = started(folder)) {
      Path pid = folder.resolve("data/postmaster.pid");
      long postmaster = Long.parseLong(Files.readAllLines(pid).get(0).strip());
      promised =
          appendUntil(
              address(server),
              client -> ProcessHandle.of(postmaster).orElseThrow().destroyForcibly());
    }
    EmbeddedPostgres[] again = new EmbeddedPostgres[1];
    // Its other processes notice within moments, and it does not start before.
    await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> start(folder, again));
    try (EmbeddedPostgres server = again[0];
        Container container = AppendsUntilKilled.openUrl(address(server))) {
      assertKept(container, promised);
    }
  }

  private static boolean start(Path folder, EmbeddedPostgres[] into) throws IOException {
    into[0] = builder(folder).start();
    return true;
  }

  private static EmbeddedPostgres started(Path folder) {
    try {
      return builder(folder).start();
    } catch (IOException | RuntimeException cannotStart) {
      return Assumptions.abort("PostgreSQL does not start here: " + cannotStart);
    }
  }

  private static EmbeddedPostgres.Builder builder(Path folder) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false);
  }

  private static String address(EmbeddedPostgres server) {
    return server.getJdbcUrl("postgres", "postgres");
  }

  private static void assertKept(Container container, long promised) throws SQLException {
    assertThat(promised).isGreaterThanOrEqualTo(ENOUGH);
    Journal journal = AppendsUntilKilled.journal(container);
    long last = journal.lastSeq(AppendsUntilKilled.JOB);
    assertThat(last).isGreaterThanOrEqualTo(promised);
    List<RecordedEvent> kept = journal.read(AppendsUntilKilled.JOB, 0, Integer.MAX_VALUE);
    assertThat(kept)
        .extracting(RecordedEvent::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
  }

  /** What it says before its end can still be read after it. */
  private static void kill(Process client) {
    client.toHandle().destroyForcibly();
  }

  private static long appendUntil(String where, Consumer<Process> blow) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AppendsUntilKilled.class.getName(),
                where)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said = process.inputReader()) {
      long promised = 0;
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith("kept ") && line.endsWith(".")) {
          promised = Long.parseLong(line.substring(5, line.length() - 1));
        }
        if (promised == ENOUGH) {
          blow.accept(process);
        }
      }
      return promised;
    } finally {
      process.destroyForcibly();
    }
  }
}
