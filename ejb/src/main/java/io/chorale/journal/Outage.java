package io.chorale.journal;

import io.chorale.event.JournalAway;
import io.chorale.event.JournalBack;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Knows since when the database fails, and tells when that becomes too long and when it is over.
 */
final class Outage {

  private static final Logger LOG = System.getLogger(JournalWriter.class.getName());

  private final WaitingRoom waiting;
  private final Duration patience;
  private final Clock clock;
  private final Consumer<Object> news;
  private @Nullable Instant since;
  private boolean told;

  Outage(WaitingRoom waiting, Duration patience, Clock clock, Consumer<Object> news) {
    this.waiting = waiting;
    this.patience = patience;
    this.clock = clock;
    this.news = news;
  }

  void failed(Exception failure, long pauseMillis) {
    Instant now = clock.instant();
    if (since == null) {
      since = now;
      LOG.log(
          Level.WARNING,
          "The journal cannot be written; next try in " + pauseMillis + " ms",
          failure);
    } else {
      LOG.log(
          Level.WARNING,
          "The journal cannot be written since {0}; next try in {1} ms: {2}",
          since,
          pauseMillis,
          failure.getMessage());
    }
    if (!told && !now.isBefore(since.plus(patience))) {
      told = true;
      waiting.away(true);
      news.accept(new JournalAway(since));
    }
  }

  void over() {
    if (since == null) {
      return;
    }
    LOG.log(Level.INFO, "The journal can be written again; it could not since {0}", since);
    since = null;
    if (told) {
      told = false;
      waiting.away(false);
      news.accept(new JournalBack());
    }
  }
}
