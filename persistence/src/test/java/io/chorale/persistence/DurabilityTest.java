package io.chorale.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.event.Journal;
import io.chorale.event.RecordedEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {

  private static final long ENOUGH = 500;

  @Test
  @Timeout(60)
  void whatWasKeptIsThereAfterTheProcessWasKilled(@TempDir Path folder) throws Exception {
    long promised = appendUntilKilled(folder);
    assertThat(promised).isGreaterThanOrEqualTo(ENOUGH);
    try (Container container = AppendsUntilKilled.open(folder.toString())) {
      Journal journal = AppendsUntilKilled.journal(container);
      long last = journal.lastSeq(AppendsUntilKilled.JOB);
      assertThat(last).isGreaterThanOrEqualTo(promised);
      List<RecordedEvent> kept = journal.read(AppendsUntilKilled.JOB, 0, Integer.MAX_VALUE);
      assertThat(kept)
          .extracting(RecordedEvent::seq)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
    }
  }

  private static long appendUntilKilled(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AppendsUntilKilled.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = process.inputReader()) {
      long promised = 0;
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith("kept ") && line.endsWith(".")) {
          promised = Long.parseLong(line.substring(5, line.length() - 1));
        }
        if (promised == ENOUGH) {
          process.toHandle().destroyForcibly(); // what it said before can still be read
        }
      }
      return promised;
    } finally {
      process.destroyForcibly();
    }
  }
}
