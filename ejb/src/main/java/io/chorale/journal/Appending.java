package io.chorale.journal;

import io.chorale.event.Journal;
import io.chorale.event.Keeping;
import io.chorale.event.Mark;
import io.chorale.event.Refusals;
import io.chorale.event.UnkeepableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Gives batches to the journal, again and again while the database fails.
 *
 * <p>Easy to get wrong: when a commit was cut off, nobody knows whether it came about, so the same
 * batch is given again under the same mark before anything else is, and the journal knows it. A
 * writer without a row has nothing to be known by: an empty batch goes before the first.
 */
final class Appending {

  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  /** Deep enough for what containers wrap around; a cycle ends there too. */
  private static final int MAX_CAUSES = 10;

  private static final Logger LOG = System.getLogger(JournalWriter.class.getName());

  private final UUID writer = UUID.randomUUID();
  private final Journal journal;
  private final Outage outage;
  private long committed;

  Appending(Journal journal, Outage outage) {
    this.journal = journal;
    this.outage = outage;
  }

  /**
   * Returns when it is committed.
   *
   * @throws UnkeepableException when nothing of it is kept because of what it holds
   */
  Refusals append(Batch batch) throws InterruptedException {
    if (committed == 0) {
      untilItWrites();
    }
    return attempt(batch.keeping());
  }

  /** Writes nothing of interest, to see that it can be written at all. */
  void untilItWrites() throws InterruptedException {
    Keeping nothing = Batch.EMPTY.keeping();
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      try {
        attempt(nothing);
        return;
      } catch (UnkeepableException notEvenNothing) {
        outage.failed(notEvenNothing, pause);
        Thread.sleep(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  private Refusals attempt(Keeping keeping) throws InterruptedException {
    Keeping marked = keeping.marked(new Mark(writer, committed + 1));
    Refusals refusals = patiently(() -> journal.append(marked));
    committed++;
    return refusals;
  }

  /** Asks until the database answers. */
  <T> T patiently(Callable<T> question) throws InterruptedException {
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      try {
        T answer = question.call();
        outage.over();
        return answer;
      } catch (Exception failure) {
        UnkeepableException fault = faultBehind(failure);
        if (fault != null) {
          LOG.log(Level.DEBUG, "The database refuses a batch", fault);
          throw fault;
        }
        outage.failed(failure, pause);
        Thread.sleep(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  /** Containers wrap what an EJB throws. */
  private static @Nullable UnkeepableException faultBehind(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      if (cause instanceof UnkeepableException fault) {
        return fault;
      }
      cause = cause.getCause();
    }
    return null;
  }
}
