package io.chorale.hub;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What was handed on lately, for those who fell behind: reading it in the journal and writing it
 * anew for each of a thousand costs more than sending it, and who has once fallen behind would
 * never catch up. Not thread-safe.
 */
final class Recent {

  /** Twice what a queue holds. */
  private static final int MOST_EVENTS = 2_048;

  /** Fewer watchers can as well read the journal. */
  private static final int WORTH = 8;

  private final Deque<Batch> batches = new ArrayDeque<>();
  private int events;

  /**
   * @param watchers how many there are
   */
  void add(Batch batch, int watchers) {
    if (watchers < WORTH) {
      batches.clear();
      events = 0;
      return;
    }
    batches.add(batch);
    events += batch.events().size();
    while (events > MOST_EVENTS) {
      events -= batches.remove().events().size();
    }
  }

  /** The batches from the one that has the next event behind a cursor; none when it is too old. */
  List<Batch> behind(long cursor) {
    List<Batch> missed = batches.stream().filter(batch -> batch.lastSeq() > cursor).toList();
    return missed.isEmpty() || missed.get(0).firstSeq() > cursor + 1 ? List.of() : missed;
  }
}
