package io.chorale.journal;

import io.chorale.event.Emission;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.Journal;
import io.chorale.event.JournalReady;
import io.chorale.event.Keeping;
import io.chorale.event.RecordedEvent;
import io.chorale.event.Refusals;
import io.chorale.hub.JobEventHub;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.ledger.LedgerEntry;
import io.chorale.ledger.LedgerEntry.Reservation;
import io.chorale.ledger.Refusal;
import io.chorale.platform.Threads;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes all emissions that wait, numbers them, commits them in one transaction and only then hands
 * them to the hub.
 */
@ApplicationScoped
public class JournalWriter {

  /** What may wait while the database is slow: about 20 s of 400 teams at 30 tokens/s. */
  private static final int MAX_WAITING = 250_000;

  /** A larger batch commits hardly faster, and makes its first event wait. */
  private static final int MAX_BATCH = 2_000;

  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final long LAST_WORDS_MILLIS = 10_000;

  /** Whoever starts a job does not wait longer for its being kept. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Logger LOG = System.getLogger(JournalWriter.class.getName());

  private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Map<JobId, Long> lastSeqs = new HashMap<>();
  private final Journal journal;
  private final Consumer<List<RecordedEvent>> hub;
  private final BiFunction<String, Runnable, Thread> threads;
  private volatile boolean stopping;
  private volatile @Nullable Thread loop;

  @Inject
  JournalWriter(Journal journal, JobEventHub hub, Threads threads) {
    this(journal, hub::dispatch, threads::loop);
  }

  JournalWriter(
      Journal journal,
      Consumer<List<RecordedEvent>> hub,
      BiFunction<String, Runnable, Thread> threads) {
    this.journal = journal;
    this.hub = hub;
    this.threads = threads;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected JournalWriter() {
    this(null, (Consumer<List<RecordedEvent>>) null, null);
  }

  /** Before anybody else hears that the journal is ready, and may have something to tell. */
  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) JournalReady ready) {
    start();
  }

  void start() {
    Thread writing = threads.apply("journal", this::run);
    loop = writing;
    writing.start();
  }

  /** Takes an event for the journal; waits only when the database has been away for long. */
  void take(@Observes Emission emission) throws InterruptedException {
    waiting.put(new Entry.Event(emission));
  }

  /**
   * Keeps a new job with whatever else waits, and answers when it is committed: many that start at
   * once share a commit.
   *
   * @param reservations for its first calls
   * @return why it cannot be paid and was not kept; empty when it was
   * @throws JournalAwayException when it could not be kept in good time, and will not be
   */
  public Optional<Refusal> add(Job job, List<Reservation> reservations) {
    Entry.Arrival arrival = new Entry.Arrival(new Keeping.Arrival(job, reservations));
    if (!waiting.offer(arrival) || !arrival.awaitDecision(PATIENCE)) {
      throw new JournalAwayException();
    }
    return arrival.refusal();
  }

  /**
   * Writes a line into the ledger.
   *
   * @param kept told when it is committed, or why it was refused, on the writer's thread: it must
   *     hand on and return
   */
  public void book(LedgerEntry entry, Consumer<Optional<Refusal>> kept) {
    try {
      waiting.put(new Entry.Booking(entry, kept));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the application ends", stopped);
    }
  }

  /** Lets what waits be written; no checked exception, or Payara refuses the class. */
  @PreDestroy
  void stop() {
    stopping = true;
    Thread writing = loop;
    if (writing == null) {
      return;
    }
    try {
      writing.join(LAST_WORDS_MILLIS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    writing.interrupt();
  }

  private void run() {
    List<Entry> batch = new ArrayList<>(MAX_BATCH);
    try {
      while (!stopping || !waiting.isEmpty()) {
        Entry first = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          waiting.drainTo(batch, MAX_BATCH - 1);
          keep(Batch.of(batch));
          batch.clear();
        }
      }
    } catch (InterruptedException stopped) {
      LOG.log(
          Level.WARNING,
          "The journal stops with {0} events unwritten",
          waiting.size() + batch.size());
    }
  }

  private void keep(Batch batch) throws InterruptedException {
    long pause = FIRST_PAUSE_MILLIS;
    List<RecordedEvent> numbered = null;
    Refusals refusals;
    while (true) {
      try {
        if (numbered == null) {
          numbered = number(batch.emissions());
        }
        refusals = journal.append(batch.keeping(numbered));
        break;
      } catch (RuntimeException failure) {
        LOG.log(
            Level.WARNING, "The journal cannot be written; next try in " + pause + " ms", failure);
        Thread.sleep(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
      }
    }
    batch.tellKept(refusals);
    hub.accept(numbered);
    batch.emissions().stream()
        .filter(emission -> emission.event() instanceof JobEnded)
        .forEach(emission -> lastSeqs.remove(emission.job()));
  }

  private List<RecordedEvent> number(List<Emission> batch) {
    batch.forEach(emission -> lastSeqs.computeIfAbsent(emission.job(), journal::lastSeq));
    return batch.stream().map(this::number).toList();
  }

  private RecordedEvent number(Emission emission) {
    long seq = lastSeqs.merge(emission.job(), 1L, Long::sum);
    return new RecordedEvent(
        emission.job(), seq, emission.at().truncatedTo(ChronoUnit.MILLIS), emission.event());
  }
}
