package io.chorale.bench.part;

import io.chorale.kit.ChoraleClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long POST /api/jobs takes with 20 starts at a time: bursts of 20, two a second, so that what
 * is measured is the start and not the queue behind a machine that is asked for more than it has.
 */
public final class StartLatency implements Part {

  private static final int AT_A_TIME = 20;
  private static final int BURSTS_A_SECOND = 2;
  private static final String MODEL = "sim:rate=50;tokens=5;thoughts=0;ttft=50";

  @Override
  public String name() {
    return "start";
  }

  @Override
  public void measure(Surroundings with) throws InterruptedException {
    ChoraleClient chorale = with.chorale().client();
    Pace pace = with.pace();
    Histogram unused = run(chorale, 4 * pace.warmUpSeconds(0));
    List<Histogram> rounds = new ArrayList<>();
    for (int round = 0; round < pace.rounds(); round++) {
      rounds.add(run(chorale, 2 * pace.seconds()));
    }
    row("p50", it -> it.getValueAtPercentile(50), rounds, with);
    row("p99", it -> it.getValueAtPercentile(99), rounds, with);
  }

  private void row(
      String what, ToDoubleFunction<Histogram> micros, List<Histogram> rounds, Surroundings with) {
    with.row(
        name(),
        "start of a job, %d at a time: %s".formatted(AT_A_TIME, what),
        "ms",
        rounds.stream().map(round -> micros.applyAsDouble(round) / 1e3).toList(),
        List.of());
  }

  private static Histogram run(ChoraleClient chorale, int seconds) throws InterruptedException {
    Histogram micros = new ConcurrentHistogram(3);
    String job = ChoraleClient.twoTeams(MODEL, MODEL);
    ExecutorService clients = Executors.newFixedThreadPool(AT_A_TIME);
    Callable<String> start =
        () -> {
          long begun = System.nanoTime();
          String id = chorale.start(job);
          micros.recordValue((System.nanoTime() - begun) / 1_000);
          return id;
        };
    for (int burst = 0; burst < seconds * BURSTS_A_SECOND; burst++) {
      clients.invokeAll(Collections.nCopies(AT_A_TIME, start));
      Thread.sleep(1_000 / BURSTS_A_SECOND);
    }
    clients.shutdown();
    return micros;
  }
}
