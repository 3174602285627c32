package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.model.Delta;
import org.junit.jupiter.api.Test;

class WholeCharactersTest {

  private static final String HIGH = "\uD83D";
  private static final String LOW = "\uDC4B";

  private final WholeCharacters characters = new WholeCharacters();

  @Test
  void theFirstHalfWaitsForTheSecond() {
    assertThat(characters.of(new Delta.Text("a" + HIGH))).contains(new Delta.Text("a"));
    assertThat(characters.of(new Delta.Text(LOW + "b"))).contains(new Delta.Text("👋b"));
    assertThat(characters.of(new Delta.Text(HIGH))).isEmpty();
    assertThat(characters.of(new Delta.Text(LOW))).contains(new Delta.Text("👋"));
  }

  @Test
  void halvesOfTextAndOfThoughtAreNotMixed() {
    assertThat(characters.of(new Delta.Text(HIGH))).isEmpty();
    assertThat(characters.of(new Delta.Thought("Hm" + HIGH))).contains(new Delta.Thought("Hm"));
    assertThat(characters.of(new Delta.Finish("stop"))).contains(new Delta.Finish("stop"));
    assertThat(characters.of(new Delta.Text(LOW))).contains(new Delta.Text("👋"));
    assertThat(characters.of(new Delta.Thought(LOW))).contains(new Delta.Thought("👋"));
  }

  @Test
  void aHalfThatStaysAloneIsNoCharacter() {
    assertThat(characters.of(new Delta.Text(HIGH))).isEmpty();
    assertThat(characters.of(new Delta.Text("a" + LOW + "b" + HIGH + HIGH)))
        .contains(new Delta.Text("\uFFFDa\uFFFDb\uFFFD"));
    assertThat(characters.of(new Delta.Text(LOW))).contains(new Delta.Text("👋"));
  }

  @Test
  void aWholeCharacterIsNotHeldBack() {
    assertThat(characters.of(new Delta.Text("👋"))).contains(new Delta.Text("👋"));
    assertThat(characters.of(new Delta.Text("a"))).contains(new Delta.Text("a"));
  }
}
