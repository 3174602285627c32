package io.chorale.journal;

import io.chorale.event.Emission;
import io.chorale.event.Keeping;
import io.chorale.event.UnkeepableException;
import io.chorale.job.JobId;
import io.chorale.ledger.LedgerEntry;
import io.chorale.ledger.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What waits for the journal's writer. */
sealed interface Entry permits Entry.Event, Entry.Booking, Entry.Arrival, Succession, Milestone {

  /** What it weighs in memory. */
  default long bytes() {
    return Weight.OF_ANY;
  }

  /** An event of a job that is kept already. */
  record Event(Emission emission, @Override long bytes) implements Entry {
    Event(Emission emission) {
      this(emission, Weight.of(emission));
    }
  }

  /**
   * A line for the ledger.
   *
   * @param kept told when it is committed, or why it was refused; must not take long
   */
  record Booking(LedgerEntry entry, Consumer<Optional<Refusal>> kept) implements Entry {
    void tell(@Nullable Refusal refusal) {
      kept.accept(Optional.ofNullable(refusal));
    }
  }

  /** A job that is to be kept, and somebody who waits for it. */
  final class Arrival implements Entry {

    private final Keeping.Arrival content;
    private final CountDownLatch decided = new CountDownLatch(1);
    private volatile Decision decision = new Decision(null, null);
    private volatile @Nullable UnkeepableException fault;
    private boolean taken;
    private boolean withdrawn;

    Arrival(Keeping.Arrival content) {
      this.content = content;
    }

    Keeping.Arrival content() {
      return content;
    }

    @Override
    public long bytes() {
      return Weight.of(content.job());
    }

    JobId job() {
      return content.job().id();
    }

    /**
     * @throws UnkeepableException when it cannot be kept for what it holds
     */
    Decision decision() {
      UnkeepableException why = fault;
      if (why != null) {
        throw why;
      }
      return decision;
    }

    /** Answers false when nobody wants it kept any more. */
    synchronized boolean take() {
      taken = !withdrawn;
      return taken;
    }

    private synchronized boolean withdraw() {
      withdrawn = !taken;
      return withdrawn;
    }

    void tell(Decision made) {
      decision = made;
      decided.countDown();
    }

    void tell(UnkeepableException why) {
      fault = why;
      decided.countDown();
    }

    /**
     * Waits for the commit. Once the writer has taken the job it will be decided on, however long
     * that takes; before, it is withdrawn when the patience ends.
     *
     * @return whether it was
     */
    boolean awaitDecision(Duration patience) {
      try {
        if (!decided.await(patience.toMillis(), TimeUnit.MILLISECONDS) && withdraw()) {
          return false;
        }
        decided.await();
        return true;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return !withdraw();
      }
    }
  }
}
