package io.chorale.bench.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.bench.load.Sums;
import io.chorale.bench.load.Window;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SustainedRateTest {

  private final List<Double> tried = new ArrayList<>();

  @Test
  void theRateFoundIsALittleBelowOneThatWasSustained() throws Exception {
    double found = search(50);
    assertThat(found).isBetween(0.8 * 50 / 1.25, 0.8 * 50);
    assertThat(tried).anyMatch(rate -> Math.abs(0.8 * rate - found) < 1e-9);
  }

  @Test
  void aServerThatSustainsHardlyAnythingGetsALowRateAndNotNone() throws Exception {
    assertThat(search(0.5)).isPositive().isLessThan(8);
  }

  @Test
  void theSearchEndsWhenNothingIsTooMuch() throws Exception {
    assertThat(search(Double.MAX_VALUE)).isGreaterThan(1_000);
  }

  private double search(double limit) throws Exception {
    return new SustainedRate(
            rate -> {
              tried.add(rate);
              long delivered = (long) (1_000 * Math.min(rate, limit));
              Window window =
                  new Window(1, new Sums(0, 0, delivered, delivered, 0, 0), new Histogram(3), 0);
              return new SustainedRate.Trial(window, 1_000 * rate, true);
            })
        .search();
  }
}
