package io.chorale.bench;

import io.chorale.kit.ChoraleClient;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long POST /api/jobs takes with 20 starts at a time. */
final class StartLatency {

  private static final int AT_A_TIME = 20;
  private static final int WARM_UP = 400;
  private static final int STARTS = 2_000;
  private static final String MODEL = "sim:rate=50;tokens=5;thoughts=0;ttft=50";

  private final ChoraleClient chorale;

  StartLatency(ChoraleClient chorale) {
    this.chorale = chorale;
  }

  List<String> measure() throws InterruptedException {
    run(WARM_UP);
    Histogram micros = run(STARTS);
    return List.of(
        "| start of a job, %d at a time: p50 | %.1f ms |"
            .formatted(AT_A_TIME, micros.getValueAtPercentile(50) / 1e3),
        "| start of a job, %d at a time: p99 | %.1f ms |"
            .formatted(AT_A_TIME, micros.getValueAtPercentile(99) / 1e3),
        "| start of a job, %d at a time: most | %.1f ms |"
            .formatted(AT_A_TIME, micros.getMaxValue() / 1e3));
  }

  private Histogram run(int starts) throws InterruptedException {
    Histogram micros = new ConcurrentHistogram(3);
    String job = ChoraleClient.twoTeams(MODEL, MODEL);
    ExecutorService clients = Executors.newFixedThreadPool(AT_A_TIME);
    for (int i = 0; i < starts; i++) {
      clients.execute(
          () -> {
            long begun = System.nanoTime();
            chorale.start(job);
            micros.recordValue((System.nanoTime() - begun) / 1_000);
          });
    }
    clients.shutdown();
    if (!clients.awaitTermination(5, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the starts took more than five minutes");
    }
    return micros;
  }
}
