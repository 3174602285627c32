package io.chorale.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {

  @Test
  void aParameterThatIsNotGivenTakesItsDefault() {
    assertThat(WholeNumber.parse("size", null, 20, 1, 100)).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "100", "042"})
  void aNumberWithinItsBoundsIsTaken(String text) {
    assertThat(WholeNumber.parse("size", text, 20, 1, 100)).isEqualTo(Integer.parseInt(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "101", "-1", "+1", "1.5", "x", "99999999999"})
  void anythingElseIsRefusedWithTheFieldAndItsBounds(String text) {
    assertThatThrownBy(() -> WholeNumber.parse("size", text, 20, 1, 100))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              Problem problem = refused.problem("/api/jobs");
              assertThat(problem.status()).isEqualTo(400);
              assertThat(problem.errors()).singleElement().extracting("field").isEqualTo("size");
              assertThat(problem.detail()).contains("1 to 100");
            });
  }
}
