package io.chorale.bench.part;

/**
 * How long a run takes its time.
 *
 * @param rounds of each measurement
 * @param warmUpSeconds before what counts, of the first round: Java compiles what is used often
 *     meanwhile; later ones have a few
 * @param seconds that count, of a round
 */
public record Pace(int rounds, int warmUpSeconds, int seconds) {

  private static final int LATER_SECONDS = 5;

  public static final Pace USUAL = new Pace(3, 90, 10);

  /** To see that everything works, and a first figure. */
  public static final Pace SHORT = new Pace(1, 3, 4);

  int warmUpSeconds(int round) {
    return round == 0 ? warmUpSeconds : Math.min(warmUpSeconds, LATER_SECONDS);
  }
}
