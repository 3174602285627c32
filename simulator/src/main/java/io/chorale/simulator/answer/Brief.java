package io.chorale.simulator.answer;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was asked: the last user message, and the system prompt if there is one. */
public record Brief(String text, @Nullable String system) {

  /** What is read of a brief of megabytes: its beginning says what it is about. */
  private static final int READ = 4_000;

  private static final int LONGEST_WISH = 90;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern MARKUP = Pattern.compile("[`*_<>#|~\\[\\]\\\\“”\"]+");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?:;,\\s]+$");

  /** Lower-case words in their order, with repetitions. */
  List<String> words() {
    return WORD.matcher(beginning(text))
        .results()
        .map(MatchResult::group)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** The words that carry the meaning, each once. */
  List<String> keywords() {
    return words().stream().filter(SmallWords::isKeyword).distinct().toList();
  }

  boolean mentions(Set<String> any) {
    return words().stream().anyMatch(any::contains);
  }

  Name name() {
    return Name.of(keywords());
  }

  /** The brief's first line, short enough and plain enough to be quoted in a sentence. */
  String wish() {
    return quotable(text, "an answer");
  }

  /** The system prompt's first line, likewise. */
  String role() {
    return quotable(system == null ? "" : system, "");
  }

  /** The same for the same brief and voice on every machine. */
  Random seeded(Voice voice) {
    return new Random(31L * text.hashCode() + voice.name().hashCode());
  }

  private static String quotable(String text, String otherwise) {
    String plain = SPACES.matcher(MARKUP.matcher(firstLine(text)).replaceAll("")).replaceAll(" ");
    String bare = SENTENCE_END.matcher(plain.strip()).replaceAll("");
    if (bare.isEmpty()) {
      return otherwise;
    }
    if (bare.length() <= LONGEST_WISH) {
      return bare;
    }
    int space = bare.lastIndexOf(' ', LONGEST_WISH);
    return bare.substring(0, space > LONGEST_WISH / 2 ? space : LONGEST_WISH) + " …";
  }

  private static String firstLine(String text) {
    return beginning(text).lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }

  private static String beginning(String text) {
    return text.length() <= READ ? text : text.substring(0, READ);
  }
}
