package io.chorale.bench;

import io.chorale.kit.ChoraleClient;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long POST /api/jobs takes with 20 starts at a time: bursts of 20, two a second, so that what
 * is measured is the start and not the queue behind a machine that is asked for more than it has.
 */
final class StartLatency {

  private static final int AT_A_TIME = 20;
  private static final int WARM_UP_BURSTS = 100;
  private static final int BURSTS = 100;
  private static final long BETWEEN_BURSTS_MILLIS = 500;
  private static final String MODEL = "sim:rate=50;tokens=5;thoughts=0;ttft=50";

  private final ChoraleClient chorale;

  StartLatency(ChoraleClient chorale) {
    this.chorale = chorale;
  }

  List<String> measure() throws InterruptedException {
    run(WARM_UP_BURSTS);
    Histogram micros = run(BURSTS);
    return List.of(
        "| start of a job, %d at a time: p50 | %.1f ms |"
            .formatted(AT_A_TIME, micros.getValueAtPercentile(50) / 1e3),
        "| start of a job, %d at a time: p99 | %.1f ms |"
            .formatted(AT_A_TIME, micros.getValueAtPercentile(99) / 1e3),
        "| start of a job, %d at a time: most | %.1f ms |"
            .formatted(AT_A_TIME, micros.getMaxValue() / 1e3));
  }

  private Histogram run(int bursts) throws InterruptedException {
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
    for (int burst = 0; burst < bursts; burst++) {
      clients.invokeAll(Collections.nCopies(AT_A_TIME, start));
      Thread.sleep(BETWEEN_BURSTS_MILLIS);
    }
    clients.shutdown();
    return micros;
  }
}
