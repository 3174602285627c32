package io.chorale.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OptionsTest {

  record Some(int mostTokens, @Nullable String word) {}

  @Test
  void areReadAsTheyWereWritten() {
    Some some = new Some(7, "\"quoted\" µ 😀");
    assertThat(Options.of(some).as(Some.class)).isEqualTo(some);
    assertThat(Options.of(new Some(7, null)).as(Some.class)).isEqualTo(new Some(7, null));
  }

  @Test
  void areShownInSnakeCase() {
    assertThat(Options.of(new Some(7, "x")).asMap())
        .isEqualTo(Map.of("most_tokens", 7, "word", "x"));
  }

  @Test
  void whatAnotherVersionKeptIsReadAsFarAsItIsKnown() {
    assertThat(new Options("{\"most_tokens\":3,\"colour\":\"red\"}").as(Some.class))
        .isEqualTo(new Some(3, null));
    assertThatThrownBy(() -> new Options("[]").as(Some.class))
        .isInstanceOf(IllegalStateException.class);
  }
}
