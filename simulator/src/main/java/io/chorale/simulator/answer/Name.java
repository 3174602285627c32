package io.chorale.simulator.answer;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What code is called after: one or two words of the brief, in plain ASCII letters. */
record Name(List<String> words) {

  private static final int MOST = 2;
  private static final Pattern NOT_ASCII = Pattern.compile("[^a-z0-9]+");

  static Name of(List<String> keywords) {
    List<String> words =
        keywords.stream()
            .filter(word -> !SmallWords.isTechnology(word))
            .map(Name::ascii)
            .filter(word -> word.length() > 1)
            .distinct()
            .limit(MOST)
            .toList();
    return new Name(words.isEmpty() ? List.of("first", "draft") : words);
  }

  String kebab() {
    return String.join("-", words);
  }

  String snake() {
    return String.join("_", words);
  }

  String pascal() {
    return words.stream().map(Name::capital).collect(joining());
  }

  String camel() {
    String pascal = pascal();
    return Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
  }

  String title() {
    return capital(String.join(" ", words));
  }

  /** The first word of the brief that reads as a plural, as a table or a collection is called. */
  static String plural(List<String> keywords, String otherwise) {
    return keywords.stream()
        .map(Name::ascii)
        .filter(word -> word.length() > 3 && word.endsWith("s") && !word.endsWith("ss"))
        .findFirst()
        .orElse(otherwise);
  }

  static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String ascii(String word) {
    String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
    return NOT_ASCII.matcher(apart).replaceAll("");
  }
}
