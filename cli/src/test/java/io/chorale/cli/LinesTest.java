package io.chorale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LinesTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Lines lines = new Lines(new PrintStream(out, true, StandardCharsets.UTF_8));

  private String[] printed() {
    return out.toString(StandardCharsets.UTF_8).split("\\R");
  }

  @Test
  void whatSeveralSayAtOnceIsKeptApart() {
    lines.append("red", "one ");
    lines.append("blue", "two\n");
    lines.append("red", "line\nmore");
    lines.end();
    assertThat(printed()).containsExactly("[blue] two", "[red] one line", "[red] more");
  }

  @Test
  void aLongLineIsBrokenBetweenWords() {
    lines.append("red", "word ".repeat(30));
    lines.end();
    assertThat(printed()).hasSize(2).allSatisfy(line -> assertThat(line.length()).isLessThan(110));
    assertThat(String.join(" ", printed()).replace("[red] ", "").strip())
        .isEqualTo("word ".repeat(30).strip());
  }

  @Test
  void whatHasNoSpaceIsBrokenAnyway() {
    lines.append("red", "x".repeat(250));
    lines.end();
    assertThat(printed()).hasSize(3);
  }

  @Test
  void whoSpeaksAloneIsShownAtOnce() {
    lines.append("to");
    assertThat(printed()).containsExactly("to");
    lines.append("gether");
    lines.end();
    lines.end();
    assertThat(printed()).containsExactly("together");
  }
}
