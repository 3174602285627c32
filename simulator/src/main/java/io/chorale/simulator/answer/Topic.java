package io.chorale.simulator.answer;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A kind of code that a brief may ask for, and the words that speak for it. */
record Topic(Function<Brief, Code> code, Set<String> signs) {

  private static final Topic ANY = topic(FunctionCode::of, "");

  private static final List<Topic> TOPICS =
      List.of(
          topic(FormCode::of, "html page form login component react jsx signup web"),
          topic(SqlCode::of, "sql table query report database select"),
          topic(RestCode::of, "java jakarta rest endpoint jaxrs resource api"),
          topic(PythonCode::of, "python script csv pandas"),
          topic(StyleCode::of, "css style stylesheet styling"),
          topic(ShellCode::of, "shell bash deploy deployment backup"));

  private static Topic topic(Function<Brief, Code> code, String signs) {
    return new Topic(code, Set.of(signs.split(" ")));
  }

  /** The topic that most words speak for; of two, the first in the list. */
  static Topic of(Brief brief) {
    List<String> words = brief.words().stream().distinct().toList();
    return TOPICS.stream().reduce(ANY, (a, b) -> b.hits(words) > a.hits(words) ? b : a);
  }

  Code code(Brief brief) {
    return code.apply(brief);
  }

  private long hits(List<String> words) {
    return words.stream().filter(this::isSign).count();
  }

  private boolean isSign(String word) {
    return signs.contains(word)
        || (word.endsWith("s") && signs.contains(word.substring(0, word.length() - 1)));
  }
}
