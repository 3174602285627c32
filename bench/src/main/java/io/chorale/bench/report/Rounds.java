package io.chorale.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** One figure, measured several times. */
public record Rounds(List<Double> values) {

  public Rounds {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a figure that nobody measured");
    }
    values = List.copyOf(values);
  }

  public static Rounds of(double... values) {
    return new Rounds(Arrays.stream(values).boxed().toList());
  }

  public double median() {
    double[] sorted = sorted();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Round by round, as many as both have. */
  public Rounds dividedBy(Rounds other) {
    return new Rounds(
        IntStream.range(0, Math.min(values.size(), other.values.size()))
            .mapToObj(i -> values.get(i) / other.values.get(i))
            .toList());
  }

  /** The median, and in brackets the lowest and the highest of several. */
  @Override
  public String toString() {
    double[] sorted = sorted();
    return sorted.length == 1
        ? number(sorted[0])
        : "%s (%s to %s)"
            .formatted(number(median()), number(sorted[0]), number(sorted[sorted.length - 1]));
  }

  private double[] sorted() {
    return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static String number(double value) {
    String form = Math.abs(value) < 1 ? "%.2f" : Math.abs(value) < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, form, value);
  }
}
