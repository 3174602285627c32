package io.chorale.workflows;

import io.chorale.panel.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Answers without names, to be ranked; A, B, C, … in the order of the roles given. */
public final class Ballot {

  /** What a judgement ends with. */
  static final String RANKING = "RANKING:";

  private static final Pattern LINE =
      Pattern.compile("^\\W*RANKING\\W*:(.*)$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern LETTER = Pattern.compile("\\b[A-Z]\\b");

  private final List<Role> roles;
  private final Map<Role, String> texts;

  Ballot(List<Role> roles, Map<Role, String> texts) {
    this.roles = List.copyOf(roles);
    this.texts = texts;
  }

  /**
   * Where an answer came.
   *
   * @param meanPlace of the votes of all others, 1 for the best
   * @param votes how many others ranked it
   */
  public record Place(Role role, double meanPlace, int votes) {}

  /** The answers by their letters. */
  Map<String, String> answers() {
    Map<String, String> answers = new LinkedHashMap<>();
    roles.forEach(role -> answers.put(letter(role), Objects.requireNonNull(texts.get(role))));
    return answers;
  }

  String letter(Role role) {
    return String.valueOf((char) ('A' + roles.indexOf(role)));
  }

  /** The roles in the order in which a judgement ranks them; what it does not rank is not there. */
  List<Role> read(String judgement) {
    // The last one: it may have said beforehand how it would end.
    String line =
        LINE.matcher(judgement)
            .results()
            .reduce((earlier, later) -> later)
            .map(found -> found.group(1))
            .orElse("");
    return LETTER
        .matcher(line)
        .results()
        .map(MatchResult::group)
        .distinct()
        .map(letter -> letter.charAt(0) - 'A')
        .filter(index -> index < roles.size())
        .map(roles::get)
        .toList();
  }

  /**
   * Counts the votes, nobody's own among them.
   *
   * @param judgements by the roles that wrote them
   */
  List<Place> count(Map<Role, String> judgements) {
    Map<Role, List<Integer>> places = new HashMap<>();
    judgements.forEach(
        (voter, judgement) -> {
          List<Role> others = read(judgement).stream().filter(role -> role != voter).toList();
          for (int i = 0; i < others.size(); i++) {
            places.computeIfAbsent(others.get(i), role -> new ArrayList<>()).add(i + 1);
          }
        });
    return places.entrySet().stream()
        .map(
            votes ->
                new Place(
                    votes.getKey(),
                    votes.getValue().stream().mapToInt(Integer::intValue).average().orElse(0),
                    votes.getValue().size()))
        .sorted(Comparator.comparingDouble(Place::meanPlace).thenComparing(Place::role))
        .toList();
  }
}
