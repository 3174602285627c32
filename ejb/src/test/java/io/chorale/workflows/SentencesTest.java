package io.chorale.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

  private final List<String> thoughts = new ArrayList<>();
  private final Sentences sentences = new Sentences(thoughts::add);

  @Test
  void cutsAtTheEndOfASentenceWhereverThePiecesEnd() {
    for (String piece : List.of("First thi", "ng. Sec", "ond? Third, at 3.5 per cent!", " And")) {
      sentences.take(piece);
    }
    assertThat(thoughts).containsExactly("First thing.", "Second?", "Third, at 3.5 per cent!");
    sentences.flush();
    assertThat(thoughts).endsWith("And");
  }

  @Test
  void cutsAtTheEndOfALineAndPassesOverEmptyOnes() {
    sentences.take("one\n\ntwo\n");
    assertThat(thoughts).containsExactly("one", "two");
  }

  @Test
  void cutsALongThoughtAtASpace() {
    sentences.take("word ".repeat(100));
    sentences.flush();
    assertThat(thoughts).hasSize(2).allSatisfy(thought -> assertThat(thought).endsWith("word"));
  }
}
