package io.chorale.simulator.answer;

import java.util.List;

/** A small function named from the brief, when its words point at nothing else. */
final class FunctionCode {

  private FunctionCode() {}

  static Code of(Brief brief) {
    Name name = brief.name();
    boolean java = brief.words().size() % 2 == 0;
    return new Code(
        java ? "java" : "javascript",
        java ? java(name) : javascript(name),
        "The core is one function, `%s`: it takes a list, leaves it as it was and returns the best matches first."
            .formatted(name.camel()),
        java ? "Paste it into `jshell`." : "Paste it into the browser's console.",
        List.of(
            "An empty list gives an empty list; no caller has to ask first.",
            "Equal scores keep their order, so the result is the same on every run.",
            "Write the test with three items before you add a second rule.",
            "If the list grows past a few thousand, measure before you tune.",
            "Give the limit a name once a second caller wants another one."));
  }

  private static String java(Name name) {
    return """
    record Item(String title, double score) {}

    static List<Item> %s(List<Item> items, int limit) {
      return items.stream()
          .filter(item -> item.score() > 0)
          .sorted(Comparator.comparingDouble(Item::score).reversed())
          .limit(limit)
          .toList();
    }
    """
        .formatted(name.camel());
  }

  private static String javascript(Name name) {
    return """
    /** The best items first; the list itself is not changed. */
    function %1$s(items, limit = 10) {
      return items
        .filter((item) => item.score > 0)
        .toSorted((a, b) => b.score - a.score)
        .slice(0, limit);
    }

    console.log(%1$s([{ title: "first", score: 2 }, { title: "second", score: 5 }]));
    """
        .formatted(name.camel());
  }
}
