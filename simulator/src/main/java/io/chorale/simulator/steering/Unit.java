package io.chorale.simulator.steering;

/** What the number behind a fault's {@code @} counts, and how far it goes. */
enum Unit {
  NOTHING(0, 0),
  TOKENS(0, Bounds.MAX_TOKENS),
  CALLS(1, 1_000),
  /** Of 2^20 bytes; past this the usage of the answer would not be an int. */
  MEGABYTES(1, 4_000);

  private final int min;
  private final int max;

  Unit(int min, int max) {
    this.min = min;
    this.max = max;
  }

  int read(String value) {
    return Bounds.whole("fault", value, min, max);
  }
}
