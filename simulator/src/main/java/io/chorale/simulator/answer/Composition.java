package io.chorale.simulator.answer;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Puts an answer together: what was understood, a block of code, what to look at next. */
final class Composition {

  static final String MARK = "> Simulated answer: no real model was asked.\n\n";

  private static final int KEYWORDS = 3;
  private static final int HINTS = 3;

  private Composition() {}

  static String of(Brief brief, Voice voice) {
    Random random = brief.seeded(voice);
    Code code = Topic.of(brief).code(brief);
    String opening = one(voice.openings(), random).formatted(brief.wish());
    String scope = one(voice.scopes(), random).formatted(emphasised(brief));
    return """
    %s %s

    %s

    ```%s
    %s
    ```

    ### %s

    %s %s

    %s"""
        .formatted(
            opening,
            scope,
            code.about(),
            code.language(),
            code.source().strip(),
            voice.heading(),
            code.trial(),
            voice.lead(),
            hints(code, random));
  }

  static <T> T one(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String hints(Code code, Random random) {
    List<String> hints = new ArrayList<>(code.hints());
    Collections.shuffle(hints, random);
    return hints.stream().limit(HINTS).map(hint -> "- " + hint).collect(joining("\n"));
  }

  private static String emphasised(Brief brief) {
    List<String> words =
        brief.keywords().stream().limit(KEYWORDS).map(word -> "**" + word + "**").toList();
    return words.isEmpty() ? "**the brief as it stands**" : listed(words);
  }

  static String listed(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
