package io.chorale.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "17", "007", "999999999999999999"})
  void aWholeNumberIsACursor(String text) {
    assertThat(Cursor.parse(text)).hasValue(Long.parseLong(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-1", "+1", "1.0", "1e3", "x", " 1", "9999999999999999999", "٣"})
  void anythingElseIsNone(String text) {
    assertThat(Cursor.parse(text)).isEmpty();
  }
}
