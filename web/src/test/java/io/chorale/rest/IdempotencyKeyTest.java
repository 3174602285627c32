package io.chorale.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

  @Test
  void isReadWithItsQuotesOrWithout() {
    assertThat(IdempotencyKey.parse("\"8e03978e-40d5\"")).isEqualTo("8e03978e-40d5");
    assertThat(IdempotencyKey.parse(" 8e03978e-40d5 ")).isEqualTo("8e03978e-40d5");
    assertThat(IdempotencyKey.parse("\"a \\\"b\\\" \\\\\"")).isEqualTo("a \"b\" \\");
    assertThat(IdempotencyKey.parse(null)).isNull();
  }

  @Test
  void mayBeAsLongAsTheRuleAllows() {
    assertThat(IdempotencyKey.parse("x".repeat(255))).hasSize(255);
    assertThatThrownBy(() -> IdempotencyKey.parse("x".repeat(256)))
        .isInstanceOf(RefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\"\"", "a\tb", "a\u0000b", "a\u007fb"})
  void isRefusedWhenItIsMalformed(String header) {
    assertThatThrownBy(() -> IdempotencyKey.parse(header))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("1 to 255 characters");
  }
}
