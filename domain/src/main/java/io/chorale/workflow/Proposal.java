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

  private final List<Team> teams;
  private final Map<String, @Nullable Object> asked;
  private final int longestText;
  private final List<Fault> faults = new ArrayList<>();
  private final SortedSet<String> known = new TreeSet<>();

  /**
   * @param teams of the job; empty when something is wrong with them already
   * @param asked the options as they came: texts, numbers, flags, lists and maps of these
   * @param longestText the most characters of a text (UTF-16 units)
   */
  public Proposal(
      List<Team> teams, Map<String, ? extends @Nullable Object> asked, int longestText) {
    this.teams = List.copyOf(teams);
    this.asked = Collections.unmodifiableMap(new HashMap<>(asked));
    this.longestText = longestText;
  }

  /** Empty when something is wrong with them already. */
  public List<Team> teams() {
    return teams;
  }

  /** Notes that something is wrong with the teams. */
  public void teamsFault(String detail) {
    faults.add(new Fault("teams", detail));
  }

  /** Notes that something is wrong with an option. */
  public void fault(String option, String detail) {
    faults.add(new Fault("options." + option, detail));
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
    if (value instanceof Number number) {
      BigDecimal exact = new BigDecimal(number.toString());
      if (exact.stripTrailingZeros().scale() <= 0
          && exact.compareTo(BigDecimal.valueOf(least)) >= 0
          && exact.compareTo(BigDecimal.valueOf(most)) <= 0) {
        return exact.intValueExact();
      }
    }
    fault(option, "'%s' must be a whole number from %,d to %,d.".formatted(option, least, most));
    return null;
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

  private @Nullable Object value(String option) {
    known.add(option);
    return asked.get(option);
  }

  /** All that is wrong, options that the workflow did not read included. */
  public List<Fault> faults() {
    List<Fault> all = new ArrayList<>(faults);
    String names = known.isEmpty() ? "none" : String.join(", ", known);
    for (String option : new TreeSet<>(asked.keySet())) {
      if (!known.contains(option)) {
        all.add(
            new Fault(
                "options." + option,
                "There is no option '%s' here; there are: %s.".formatted(option, names)));
      }
    }
    return all;
  }
}
