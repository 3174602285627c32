package io.chorale.simulator.answer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/** What the model thinks aloud: first-person sentences about the brief, one on a line. */
final class Thoughts {

  private static final int FEWEST = 5;
  private static final int SPREAD = 4;

  private static final List<String> IDEAS =
      List.of(
          "I will start with %s, because the rest hangs on it.",
          "What is not said about %s I will decide plainly and mention.",
          "A long answer would hide the point; one block of code and a short list will do.",
          "I wonder whether %s needs an example. A short one says more than a paragraph.",
          "If %s is missing or empty, the result should still make sense.",
          "I could split %s in two, but then nobody can try it in one go.",
          "Names matter here: I will call things as the brief calls them, starting with %s.",
          "The risky part is %s, so the checks at the end should begin there.",
          "I will leave out configuration; whoever needs it will see where it goes.",
          "Someone will read this in a hurry, so the first line has to carry it.",
          "Let me reread the brief: %s is in it, and I have not forgotten it.",
          "Good enough. I will write it down now and keep %s in sight.");

  private Thoughts() {}

  static String of(Brief brief, Voice voice, OptionalInt sentences) {
    Random random = brief.seeded(voice);
    int wanted = sentences.orElse(FEWEST + random.nextInt(SPREAD));
    List<String> all = opening(brief);
    while (all.size() < wanted) {
      all.addAll(round(brief, random));
    }
    return String.join("\n", all.subList(0, wanted));
  }

  private static List<String> opening(Brief brief) {
    List<String> first = new ArrayList<>();
    first.add(
        "The brief asks for “%s”; I will answer with %s."
            .formatted(brief.wish(), "something small that works"));
    if (!brief.role().isEmpty()) {
      first.add("I am also told: “%s”. I will keep to that.".formatted(brief.role()));
    }
    return first;
  }

  private static List<String> round(Brief brief, Random random) {
    List<String> words = brief.keywords().isEmpty() ? List.of("this") : brief.keywords();
    List<String> ideas = new ArrayList<>(IDEAS);
    Collections.shuffle(ideas, random);
    ideas.replaceAll(idea -> idea.formatted(Composition.one(words, random)));
    return ideas;
  }
}
