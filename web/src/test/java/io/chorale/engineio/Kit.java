package io.chorale.engineio;

import io.chorale.event.JobEvent;
import io.chorale.event.RecordedEvent;
import io.chorale.hub.JobEventHub;
import io.chorale.hub.WatcherLimits;
import io.chorale.job.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/** Sessions with the real hub around them, for tests. */
public final class Kit implements AutoCloseable {

  private static final Duration LONG = Duration.ofMinutes(1);

  public final SmallJournal journal = new SmallJournal();
  private final JobEventHub hub;
  final List<EngineSession> forgotten = new ArrayList<>();

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final ExecutorService sender = Executors.newSingleThreadExecutor();
  private final ExecutorService workers = Executors.newFixedThreadPool(2);
  private final Surroundings around;
  private int sessions;

  public Kit() {
    this(LONG, LONG);
  }

  Kit(Duration pingInterval, Duration pingTimeout) {
    WatcherLimits limits = new WatcherLimits(1_024, 1_000_000, LONG, LONG, 100, 100, 100);
    hub = new JobEventHub(journal, job -> Optional.empty(), limits, sender, sender, sender, timer);
    EngineSettings settings = new EngineSettings(pingInterval, pingTimeout, 1_000_000, true);
    around = new Surroundings(hub, settings, timer, workers, this::forget);
  }

  public ScheduledExecutorService timer() {
    return timer;
  }

  private synchronized void forget(EngineSession session) {
    forgotten.add(session);
  }

  synchronized boolean hasForgotten(EngineSession session) {
    return forgotten.contains(session);
  }

  /** Keeps an event and hands it on. */
  public void happens(JobId job, JobEvent event) {
    RecordedEvent recorded = new RecordedEvent(job, journal.lastSeq(job) + 1, Instant.EPOCH, event);
    journal.add(recorded);
    hub.dispatch(List.of(recorded));
  }

  /** One that begins with polling. */
  EngineSession polling(Function<EngineSession, EngineListener> above) {
    EngineSession session = new EngineSession(sid(), caller(), around, null, above);
    session.begin();
    return session;
  }

  /** One over a WebSocket; what is answered takes what comes by it. */
  public Received socket(TestSocket socket, Function<EngineSession, EngineListener> above) {
    EngineSession session =
        new EngineSession(sid(), caller(), around, new WebSocketTransport(socket), above);
    session.begin();
    EngineSocket carrying =
        new EngineSocket(session, new WebSocketTransport(socket), 1_000_000, true);
    return new Received(carrying);
  }

  /** What comes by a WebSocket. */
  public record Received(EngineSocket by) {

    public void text(String message) {
      by.text(message, true);
    }

    public void binary(byte[] message) {
      by.binary(message, true);
    }

    public void breakOff() {
      by.gone();
    }
  }

  private static Caller caller() {
    return new Caller(null, Map.of());
  }

  private String sid() {
    sessions++;
    return "session-" + sessions;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    sender.shutdownNow();
    workers.shutdownNow();
  }
}
