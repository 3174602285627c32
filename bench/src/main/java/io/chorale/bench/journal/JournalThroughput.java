package io.chorale.bench.journal;

import io.chorale.bench.Folder;
import io.chorale.bench.report.Report;
import io.chorale.bench.report.Rounds;
import io.chorale.event.Emission;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.RecordedEvent;
import io.chorale.job.JobId;
import io.chorale.job.TeamName;
import io.chorale.journal.JournalWriter;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/**
 * The journal's writer and its rows without a server around them: 400 teams of 200 jobs, first as
 * fast as it goes, then at 30 tokens/s each.
 */
public final class JournalThroughput {

  /** Of a run, by the name that chooses it. */
  public static final String PART = "journal";

  private static final int JOBS = 200;
  private static final int TEAMS = 2;
  private static final int TOKENS_PER_SECOND = 30;
  private static final int EMITTERS = 4;
  private static final long WARM_UP_MILLIS = 8_000;
  private static final long MEASURED_MILLIS = 15_000;

  private final List<JobId> jobs = Stream.generate(JobId::random).limit(JOBS).toList();
  private final List<TeamName> teams =
      IntStream.range(0, TEAMS).mapToObj(i -> new TeamName("team" + i)).toList();
  private final AtomicLong committed = new AtomicLong();
  private final Histogram latency = new SynchronizedHistogram(3);
  private volatile boolean over;

  private JournalThroughput() {}

  /** Measures on each database and adds to the report; takes about two minutes. */
  public static void measure(Report report) throws IOException, SQLException, InterruptedException {
    onH2(report);
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      on("PostgreSQL", server.getJdbcUrl("postgres", "postgres"), "postgres", report);
    }
  }

  private static void onH2(Report report) throws IOException, SQLException, InterruptedException {
    Path folder = Files.createTempDirectory("chorale-bench-journal");
    try {
      on("H2", "jdbc:h2:file:" + folder.resolve("chorale"), "", report);
    } finally {
      Folder.delete(folder);
    }
  }

  private static void on(String name, String url, String user, Report report)
      throws SQLException, InterruptedException {
    try (LooseJournal journal = LooseJournal.open(url, user)) {
      new JournalThroughput().atFullSpeed(name, journal, report);
      new JournalThroughput().paced(name, journal, report);
    }
  }

  private static void row(Report report, String on, String what, String unit, double figure) {
    report.add(on, PART, what, unit, new Rounds(List.of(figure)), Optional.empty());
  }

  private void atFullSpeed(String name, LooseJournal journal, Report report)
      throws InterruptedException {
    long[] events = new long[1];
    long[] nanos = new long[1];
    run(
        journal,
        kept -> committed.addAndGet(kept.size()),
        () -> {
          Thread.sleep(WARM_UP_MILLIS);
          journal.commits().reset();
          long before = committed.get();
          long begun = System.nanoTime();
          Thread.sleep(MEASURED_MILLIS);
          events[0] = committed.get() - before;
          nanos[0] = System.nanoTime() - begun;
        },
        0);
    Histogram commits = journal.commits();
    row(report, name, "journal at full speed", "events/s", events[0] * 1e9 / nanos[0]);
    row(report, name, "… a commit: p99", "ms", commits.getValueAtPercentile(99) / 1e3);
  }

  private void paced(String name, LooseJournal journal, Report report) throws InterruptedException {
    run(
        journal,
        kept -> kept.forEach(this::measureLatency),
        () -> {
          Thread.sleep(WARM_UP_MILLIS);
          latency.reset();
          journal.commits().reset();
          Thread.sleep(MEASURED_MILLIS);
        },
        TOKENS_PER_SECOND);
    String what = "journal, %d teams: emitted to dispatched: ".formatted(JOBS * TEAMS);
    row(report, name, what + "p50", "ms", latency.getValueAtPercentile(50) / 1e3);
    row(report, name, what + "p99", "ms", latency.getValueAtPercentile(99) / 1e3);
  }

  private interface Measuring {
    void measure() throws InterruptedException;
  }

  private void run(
      LooseJournal journal, Consumer<List<RecordedEvent>> hub, Measuring measuring, int rate)
      throws InterruptedException {
    JournalWriter writer = new JournalWriter(journal, hub, (name, loop) -> new Thread(loop, name));
    writer.start();
    CountDownLatch ended = new CountDownLatch(EMITTERS);
    for (int emitter = 0; emitter < EMITTERS; emitter++) {
      int share = emitter;
      new Thread(
              () -> {
                emit(writer, share, rate);
                ended.countDown();
              },
              "emitter-" + emitter)
          .start();
    }
    measuring.measure();
    over = true;
    ended.await();
    writer.stop();
  }

  /** Every team of an emitter's share of the jobs gets a token in turn. */
  private void emit(JournalWriter writer, int share, int rate) {
    List<JobId> mine = new ArrayList<>();
    for (int i = share; i < JOBS; i += EMITTERS) {
      mine.add(jobs.get(i));
    }
    long between = rate == 0 ? 0 : 1_000_000_000L / rate / mine.size() / TEAMS;
    long due = System.nanoTime();
    try {
      for (int token = 0; !over; token++) {
        JobId job = mine.get(token % mine.size());
        TeamName team = teams.get(token / mine.size() % TEAMS);
        due += between;
        long early = due - System.nanoTime();
        if (between > 0 && early > 0) {
          LockSupport.parkNanos(early);
        }
        writer.take(
            new Emission(
                job,
                Instant.now(),
                new Chunk(team, rate == 0 ? " token" : Long.toString(System.nanoTime())),
                null));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void measureLatency(RecordedEvent event) {
    if (event.event() instanceof Chunk chunk) {
      latency.recordValue((System.nanoTime() - Long.parseLong(chunk.text())) / 1_000);
    }
  }
}
