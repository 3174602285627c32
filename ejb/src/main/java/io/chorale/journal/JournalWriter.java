package io.chorale.journal;

import io.chorale.event.Emission;
import io.chorale.event.JobEvent;
import io.chorale.event.Journal;
import io.chorale.event.JournalReady;
import io.chorale.event.Keeping;
import io.chorale.event.RecordedEvent;
import io.chorale.event.Refusals;
import io.chorale.event.UnkeepableException;
import io.chorale.hub.JobEventHub;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Jobs;
import io.chorale.journal.Entry.Arrival;
import io.chorale.journal.Entry.Booking;
import io.chorale.ledger.LedgerEntry;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes all emissions that wait, numbers them, commits them in one transaction and only then hands
 * them to the hub.
 */
@ApplicationScoped
public class JournalWriter {

  /** A larger batch commits hardly faster, and makes its first event wait. */
  private static final int MAX_BATCH = 2_000;

  private static final long MAX_BATCH_BYTES = 8 * 1024 * 1024;
  private static final long LAST_WORDS_MILLIS = 10_000;

  /** Whoever starts a job does not wait longer for its being kept. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Logger LOG = System.getLogger(JournalWriter.class.getName());

  private final Consumer<List<RecordedEvent>> hub;
  private final BiFunction<String, Runnable, Thread> threads;
  private final WaitingRoom waiting;
  private final Appending appending;
  private final Salvage salvage;
  private final Seqs seqs = new Seqs();
  private final Numbering numbering;
  private final Successions successions;
  private volatile boolean stopping;
  private volatile @Nullable Thread loop;

  @Inject
  JournalWriter(
      Journal journal,
      Jobs jobs,
      JobEventHub hub,
      Threads threads,
      JournalSettings settings,
      JournalNews news,
      Clock clock) {
    this(
        journal,
        jobs::find,
        hub::dispatch,
        threads::loop,
        new WaitingRoom(settings.waitingEvents(), settings.waitingBytes()),
        settings.patience(),
        news,
        clock);
  }

  /**
   * A writer without a container around it, with the settings' defaults.
   *
   * @param hub told the events of each commit
   * @param threads makes a thread of a name and what it is to run
   */
  public JournalWriter(
      Journal journal,
      Consumer<List<RecordedEvent>> hub,
      BiFunction<String, Runnable, Thread> threads) {
    this(
        journal,
        job -> Optional.empty(),
        hub,
        threads,
        new WaitingRoom(JournalSettings.WAITING_EVENTS, JournalSettings.WAITING_BYTES),
        JournalSettings.PATIENCE,
        news -> {},
        Clock.systemUTC());
  }

  JournalWriter(
      Journal journal,
      Function<JobId, Optional<Job>> jobs,
      Consumer<List<RecordedEvent>> hub,
      BiFunction<String, Runnable, Thread> threads,
      WaitingRoom waiting,
      Duration patience,
      Consumer<Object> news,
      Clock clock) {
    this.hub = hub;
    this.threads = threads;
    this.waiting = waiting;
    this.appending = new Appending(journal, new Outage(waiting, patience, clock, news));
    this.numbering = new Numbering(seqs, journal, appending);
    this.salvage = new Salvage(appending, journal, jobs, seqs, this::kept, news);
    this.successions = new Successions(journal, seqs, hub);
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

  /** Begins to write; {@link #stop} ends it. */
  public void start() {
    Thread writing = threads.apply("journal", this::run);
    loop = writing;
    writing.start();
  }

  /**
   * Takes an event for the journal; waits when very much waits already.
   *
   * @throws JournalAwayException when there is no room because the database has been away for long;
   *     it and all later events of its job are dropped until this node takes it over
   */
  public void take(@Observes Emission emission) throws InterruptedException {
    waiting.put(new Entry.Event(emission));
  }

  /**
   * Keeps a new job with whatever else waits, and answers when it is committed: many that start at
   * once share a commit.
   *
   * @return whether it was, or why not
   * @throws JournalAwayException when it could not be kept in good time, and will not be
   * @throws UnkeepableException when the database refuses it for what it holds
   */
  public Decision add(Keeping.Arrival added) {
    Arrival arrival = new Arrival(added);
    if (!waiting.offer(arrival) || !arrival.awaitDecision(PATIENCE)) {
      throw new JournalAwayException();
    }
    return arrival.decision();
  }

  /**
   * Keeps what is told of a job that this node takes over, behind all that it was told before;
   * waits for as long as that takes.
   *
   * @param after the job as the events leave it
   * @param seq of the job's last event that the teller knew of
   * @return whether it was kept; false when there are later events by now
   * @throws JournalAwayException when it cannot be kept just now
   */
  public boolean succeed(Job after, long seq, List<JobEvent> events, Instant at) {
    Succession succession = Succession.of(after, seq, events, at);
    put(succession);
    return succession.awaitKept();
  }

  /**
   * Writes a line into the ledger.
   *
   * @param kept told when it is committed, or why it was refused, on the writer's thread: it must
   *     hand on and return
   * @throws JournalAwayException when there is no room because the database has been away for long
   */
  public void book(LedgerEntry entry, Consumer<Optional<Refusal>> kept) {
    put(new Booking(entry, kept));
  }

  private void put(Entry entry) {
    try {
      waiting.put(entry);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the application ends", stopped);
    }
  }

  /** Whether the database has been away for so long that nothing new is taken. */
  public boolean isAway() {
    return waiting.isAway();
  }

  /**
   * Waits until all that was told so far is written.
   *
   * @return whether it is
   */
  public boolean awaitWritten(Duration patience) {
    Milestone milestone = new Milestone(new CountDownLatch(1));
    return waiting.offer(milestone) && milestone.awaitPassed(patience);
  }

  /** Lets what waits be written; no checked exception, or Payara refuses the class. */
  @PreDestroy
  public void stop() {
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
      while (!stopping || waiting.size() > 0) {
        waiting.drain(batch, MAX_BATCH, MAX_BATCH_BYTES, 100);
        if (!batch.isEmpty()) {
          keep(numbering.of(batch));
          batch.forEach(successions::write);
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
    try {
      kept(batch, appending.append(batch));
    } catch (UnkeepableException somethingInIt) {
      salvage.keep(batch);
    }
  }

  private void kept(Batch batch, Refusals refusals) {
    batch.tellKept(refusals);
    batch.arrivals().stream()
        .map(Arrival::job)
        .filter(job -> !refusals.leftOut(job))
        .forEach(job -> seqs.stands(job, 0));
    List<RecordedEvent> events = batch.events();
    hub.accept(events);
    events.forEach(seqs::kept);
  }
}
