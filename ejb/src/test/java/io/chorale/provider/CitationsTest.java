package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.model.Delta;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CitationsTest {

  private final Citations citations = new Citations();
  private final List<Delta> told = new ArrayList<>();

  private void tell(String url, String title) {
    citations.tell(url, title, told::add);
  }

  @Test
  void aSourceIsToldOnce() {
    tell("https://a.test", "A");
    tell("https://a.test", "A");
    tell("https://a.test", "");
    assertThat(told).containsExactly(new Delta.Citation("https://a.test", "A"));
  }

  @Test
  void andAgainWhenItsTitleComesLater() {
    tell("https://a.test", "");
    tell("https://a.test", " A ");
    tell("https://a.test", "B");
    assertThat(told)
        .containsExactly(
            new Delta.Citation("https://a.test", null), new Delta.Citation("https://a.test", "A"));
  }

  @Test
  void onlyAddressesOfTheWebAreSources() {
    tell("", "nothing");
    tell("javascript:alert(1)", "a trap");
    tell("gs://bucket/file", "a file");
    tell("HTTP://a.test", "");
    assertThat(told).containsExactly(new Delta.Citation("HTTP://a.test", null));
  }

  @Test
  void thereIsAnEndToThem() {
    for (int i = 0; i < 2_000; i++) {
      tell("https://a.test/" + i, "");
    }
    assertThat(told).hasSize(500);
    tell("https://a.test/7", "Seven");
    assertThat(told).hasSize(501);
  }
}
