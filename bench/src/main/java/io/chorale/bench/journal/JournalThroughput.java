package io.chorale.bench.journal;

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
import java.util.Comparator;
import java.util.List;
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

  public static void main(String[] arguments) throws Exception {
    System.out.println("| what | figure |\n|---|---|");
    measure().forEach(System.out::println);
  }

  /**
   * Takes about two minutes.
   *
   * @return rows of a Markdown table
   */
  public static List<String> measure() throws IOException, SQLException, InterruptedException {
    List<String> rows = new ArrayList<>();
    rows.addAll(onH2());
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      rows.addAll(on("PostgreSQL", server.getJdbcUrl("postgres", "postgres"), "postgres"));
    }
    return rows;
  }

  private static List<String> onH2() throws IOException, SQLException, InterruptedException {
    Path folder = Files.createTempDirectory("chorale-bench-journal");
    try {
      return on("H2", "jdbc:h2:file:" + folder.resolve("chorale"), "");
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static List<String> on(String name, String url, String user)
      throws SQLException, InterruptedException {
    List<String> rows = new ArrayList<>();
    try (LooseJournal journal = LooseJournal.open(url, user)) {
      rows.addAll(new JournalThroughput().atFullSpeed(name, journal));
      rows.addAll(new JournalThroughput().paced(name, journal));
    }
    return rows;
  }

  private List<String> atFullSpeed(String name, LooseJournal journal) throws InterruptedException {
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
    return List.of(
        "| journal on %s, %d teams at full speed | %,d events/s |"
            .formatted(name, JOBS * TEAMS, events[0] * 1_000_000_000L / nanos[0]),
        "| … a commit: p50, p99 | %.1f, %.1f ms |"
            .formatted(
                commits.getValueAtPercentile(50) / 1e3, commits.getValueAtPercentile(99) / 1e3));
  }

  private List<String> paced(String name, LooseJournal journal) throws InterruptedException {
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
    Histogram commits = journal.commits();
    return List.of(
        "| journal on %s, %d teams at %d tokens/s: emitted to dispatched: p50, p99 | %.1f, %.1f ms |"
            .formatted(
                name,
                JOBS * TEAMS,
                TOKENS_PER_SECOND,
                latency.getValueAtPercentile(50) / 1e3,
                latency.getValueAtPercentile(99) / 1e3),
        "| … a commit: p50, p99 | %.1f, %.1f ms |"
            .formatted(
                commits.getValueAtPercentile(50) / 1e3, commits.getValueAtPercentile(99) / 1e3));
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
