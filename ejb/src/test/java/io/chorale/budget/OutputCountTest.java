package io.chorale.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class OutputCountTest {

  private static final String SENTENCE = "The quick brown fox jumps over the lazy dog. ";

  private final TokenCounter counter = new TokenCounter();
  private final OutputCount count = new OutputCount(counter, "p", "m");

  @Test
  void thoughtsAreOfTheOutput() {
    count.text(SENTENCE);
    count.thought(SENTENCE);
    assertThat(count.tokens()).isEqualTo(2 * counter.raw(SENTENCE));
    assertThat(count.thinking()).isEqualTo(counter.raw(SENTENCE));
  }

  @Test
  void aLongAnswerIsCountedByItsBeginning() {
    String piece = SENTENCE.repeat(20);
    int pieces = 300;
    for (int i = 0; i < pieces; i++) {
      count.text(piece);
      if (count.due()) {
        assertThat(count.tokens()).isPositive();
      }
    }
    assertThat(count.tokens()).isCloseTo(pieces * counter.raw(piece), withinPercentage(1));
  }

  @Test
  void nothingIsLostBetweenCounts() {
    for (int i = 0; i < 1_000; i++) {
      count.text(SENTENCE);
      long unused = count.tokens();
    }
    assertThat(count.tokens()).isCloseTo(1_000 * counter.raw(SENTENCE), withinPercentage(2));
  }

  @Test
  void reckonsByLengthWhatIsNotCountedYet() {
    count.text(SENTENCE.repeat(10));
    assertThat(count.reckoned()).isEqualTo(Math.round(10 * SENTENCE.length() * 0.25));
    long counted = count.tokens();
    assertThat(count.reckoned()).isEqualTo(counted);
    count.text(SENTENCE.repeat(10));
    assertThat(count.reckoned()).isCloseTo(2 * counted, withinPercentage(2));
  }
}
