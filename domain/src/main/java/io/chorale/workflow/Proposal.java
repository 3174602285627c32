package io.chorale.workflow;

import io.chorale.job.Fault;
import io.chorale.job.Team;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A job that somebody asks for, before anything is kept or begun: its workflow reads what is asked
 * of it here, and everything that is wrong is noted. What is left out, or null, takes its default.
 */
public final class Proposal {

  private static final String OPTIONS = "options.";

  private final String at;
  private final Map<String, @Nullable Object> asked;
  private final int longestText;
  private final List<Fault> faults = new ArrayList<>();
  private final SortedSet<String> known = new TreeSet<>();
  private final List<Proposal> parts = new ArrayList<>();
  private List<Team> teams;

  /**
   * @param teams of the job; empty when something is wrong with them already
   * @param asked the options as they came: texts, numbers, flags, lists and maps of these
   * @param longestText the most characters of a text (UTF-16 units)
   */
  public Proposal(
      List<Team> teams, Map<String, ? extends @Nullable Object> asked, int longestText) {
    this(OPTIONS, teams, asked, longestText);
  }

  private Proposal(
      String at, List<Team> teams, Map<String, ? extends @Nullable Object> asked, int longestText) {
    this.at = at;
    this.teams = List.copyOf(teams);
    this.asked = Collections.unmodifiableMap(new HashMap<>(asked));
    this.longestText = longestText;
  }

  /** Empty when something is wrong with them already. */
  public List<Team> teams() {
    return teams;
  }

  /** Gives the job the teams that its workflow has made of what is asked. */
  public void bring(List<Team> own) {
    teams = List.copyOf(own);
  }

  /** Notes that something is wrong with the teams. */
  public void teamsFault(String detail) {
    faults.add(new Fault("teams", detail));
  }

  /** Notes that something is wrong with an option. */
  public void fault(String option, String detail) {
    faults.add(new Fault(at + option, detail));
  }

  /** The most characters of a text (UTF-16 units). */
  public int longestText() {
    return longestText;
  }

  public int wholeNumber(String option, int least, int most, int otherwise) {
    Integer number = wholeNumber(option, least, most);
    return number == null ? otherwise : number;
  }

  public @Nullable Integer wholeNumber(String option, int least, int most) {
    Object value = value(option);
    if (value == null) {
      return null;
    }
    BigDecimal exact = exact(value);
    if (exact != null && exact.stripTrailingZeros().scale() <= 0 && isWithin(exact, least, most)) {
      return exact.intValueExact();
    }
    fault(option, "'%s' must be a whole number from %,d to %,d.".formatted(option, least, most));
    return null;
  }

  public double number(String option, int least, int most, double otherwise) {
    Object value = value(option);
    if (value == null) {
      return otherwise;
    }
    BigDecimal exact = exact(value);
    if (exact != null && isWithin(exact, least, most)) {
      return exact.doubleValue();
    }
    fault(option, "'%s' must be a number from %,d to %,d.".formatted(option, least, most));
    return otherwise;
  }

  /** Null for what is no number, or is too large to be written as one. */
  private static @Nullable BigDecimal exact(Object value) {
    try {
      return value instanceof Number number ? new BigDecimal(number.toString()) : null;
    } catch (NumberFormatException infinite) {
      return null;
    }
  }

  private static boolean isWithin(BigDecimal exact, int least, int most) {
    return exact.compareTo(BigDecimal.valueOf(least)) >= 0
        && exact.compareTo(BigDecimal.valueOf(most)) <= 0;
  }

  public boolean flag(String option, boolean otherwise) {
    Object value = value(option);
    if (value == null || value instanceof Boolean) {
      return value == null ? otherwise : (Boolean) value;
    }
    fault(option, "'%s' must be true or false.".formatted(option));
    return otherwise;
  }

  /** As long as a brief may be. */
  public @Nullable String text(String option) {
    return text(option, longestText);
  }

  /**
   * @param most characters (UTF-16 units)
   */
  public @Nullable String text(String option, int most) {
    Object value = value(option);
    if (value == null) {
      return null;
    }
    if (value instanceof String text && !text.isBlank() && text.length() <= most) {
      return text;
    }
    fault(
        option,
        "'%s' must be a text of 1 to %,d characters that is not blank.".formatted(option, most));
    return null;
  }

  /** One of some words. */
  public @Nullable String word(String option, List<String> words) {
    Object value = value(option);
    if (value == null || (value instanceof String word && words.contains(word))) {
      return (String) value;
    }
    fault(option, "'%s' must be one of %s.".formatted(option, String.join(", ", words)));
    return null;
  }

  /** Several of some words, each once; null when the option is left out. */
  public @Nullable List<String> words(String option, List<String> words) {
    Object value = value(option);
    if (value == null) {
      return null;
    }
    if (value instanceof List<?> list
        && list.stream().allMatch(each -> each instanceof String word && words.contains(word))
        && list.stream().distinct().count() == list.size()) {
      return list.stream().map(String::valueOf).toList();
    }
    fault(
        option,
        "'%s' must be a list of different words out of %s."
            .formatted(option, String.join(", ", words)));
    return null;
  }

  /**
   * Objects, to be read like this one.
   *
   * @param most of them
   */
  public List<Proposal> parts(String option, int most) {
    Object value = value(option);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list) || list.size() > most) {
      fault(option, "'%s' must be a list of at most %,d objects.".formatted(option, most));
      return List.of();
    }
    List<Proposal> read = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String each = option + "[" + i + "]";
      if (list.get(i) instanceof Map<?, ?> fields) {
        Map<String, @Nullable Object> named = new HashMap<>();
        fields.forEach((name, field) -> named.put(String.valueOf(name), field));
        read.add(new Proposal(at + each + ".", List.of(), named, longestText));
      } else {
        fault(each, "'%s' must be an object.".formatted(each));
      }
    }
    parts.addAll(read);
    return read;
  }

  private @Nullable Object value(String option) {
    known.add(option);
    return asked.get(option);
  }

  /** All that is wrong, options that the workflow did not read included. */
  public List<Fault> faults() {
    List<Fault> all = new ArrayList<>(faults);
    parts.forEach(part -> all.addAll(part.faults()));
    String names = known.isEmpty() ? "none" : String.join(", ", known);
    for (String option : new TreeSet<>(asked.keySet())) {
      if (!known.contains(option)) {
        all.add(
            new Fault(
                at + option,
                "There is no option '%s' here; there are: %s.".formatted(option, names)));
      }
    }
    return all;
  }
}
