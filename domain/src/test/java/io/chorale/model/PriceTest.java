package io.chorale.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PriceTest {

  /** $2 and $10 for a million tokens: seed 004's GPT-4o. */
  private static final Price GPT_4O = Price.of(new BigDecimal("2"), new BigDecimal("10"));

  private static final Price DETAILED =
      new Price(
          new BigDecimal("3"),
          new BigDecimal("15"),
          new BigDecimal("0.3"),
          new BigDecimal("3.75"),
          new BigDecimal("20"));

  @Test
  void costsWhatSeed004SaysForAThousandTokens() {
    assertThat(GPT_4O.of(new TokenUsage(1_000, 0, 0)).dollars()).isEqualByComparingTo("0.002");
    assertThat(GPT_4O.of(new TokenUsage(0, 1_000, 0)).dollars()).isEqualByComparingTo("0.010");
  }

  @Test
  void tellsCachedInputFromFreshWhetherItIsCountedWithinTheInputOrBesideIt() {
    TokenUsage within = new TokenUsage(1_000_000, 0, 0, new CacheUse(400_000, 100_000, true));
    TokenUsage beside = new TokenUsage(500_000, 0, 0, new CacheUse(400_000, 100_000, false));
    assertThat(DETAILED.of(within).dollars()).isEqualByComparingTo("1.995");
    assertThat(DETAILED.of(beside)).isEqualTo(DETAILED.of(within));
  }

  @Test
  void tellsThinkingFromTheRestOfTheOutput() {
    assertThat(DETAILED.of(new TokenUsage(0, 1_000_000, 250_000)).dollars())
        .isEqualByComparingTo("16.25");
  }

  @Test
  void roundsAFractionOfABillionthUp() {
    Price cheap = Price.of(new BigDecimal("0.0375"), BigDecimal.ZERO);
    assertThat(cheap.of(new TokenUsage(1, 0, 0)).nanos()).isEqualTo(38);
  }

  @Test
  void boundsACallByTheDearestKindOfToken() {
    assertThat(DETAILED.most(1_000_000, 1_000_000).dollars()).isEqualByComparingTo("23.75");
  }

  @Test
  void isWrittenForAPerson() {
    assertThat(Cost.ofDollars(new BigDecimal("0.0042"))).hasToString("$0.0042");
    assertThat(Cost.ofDollars(new BigDecimal("1200"))).hasToString("$1200");
    assertThatThrownBy(() -> new Cost(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
