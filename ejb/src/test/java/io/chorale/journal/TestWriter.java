package io.chorale.journal;

import io.chorale.event.Emission;
import io.chorale.event.Journal;

/** The real writer, for tests of those who use it. */
public final class TestWriter {

  private TestWriter() {}

  public static JournalWriter over(Journal journal) {
    JournalWriter writer =
        new JournalWriter(journal, events -> {}, (name, loop) -> new Thread(loop, name));
    writer.start();
    return writer;
  }

  public static void take(JournalWriter writer, Emission emission) {
    try {
      writer.take(emission);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  public static void stop(JournalWriter writer) {
    writer.stop();
  }
}
