package io.chorale.workflows;

import io.chorale.panel.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the later parts of a panel are asked. */
final class PanelPrompts {

  private static final String REVIEW =
      """
      A panel was asked:

      %s

      These are its members' answers. The names are withheld; one of the answers may be yours.

      %s

      Judge each answer in a few sentences: what it gets right, what it misses. Then rank all of \
      them, best first, in one last line of this form, with nothing behind it:

      %s %s""";

  private static final String SYNTHESIS =
      """
      A panel was asked:

      %s

      These are its members' answers.

      %s%s%s

      Make the one answer of them that the person who asked is to get.""";

  private static final String VERIFICATION =
      """
      A panel was asked:

      %s

      Its members answered:

      %s

      This answer was made of theirs:

      %s

      Check it.""";

  private PanelPrompts() {}

  /** What all were asked, for one who was not. */
  static String question(List<Turn> history, String message) {
    List<Turn> said = history.stream().filter(turn -> turn.role() != Turn.Speaker.SYSTEM).toList();
    if (said.isEmpty()) {
      return message;
    }
    String before =
        said.stream()
            .map(turn -> turn.role().word() + ": " + turn.content())
            .collect(Collectors.joining("\n\n"));
    return before + "\n\nuser: " + message;
  }

  static String review(String question, Ballot ballot) {
    Map<String, String> answers = ballot.answers();
    return REVIEW.formatted(
        question,
        sections("Answer ", answers),
        Ballot.RANKING,
        String.join(" > ", answers.keySet()));
  }

  static String synthesis(String question, PanelViews views) {
    return SYNTHESIS.formatted(
        question, named(views.texts()), judged(views), missing(views.missing()));
  }

  static String verification(String question, PanelViews views, String synthesis) {
    return VERIFICATION.formatted(question, named(views.texts()), synthesis);
  }

  private static String judged(PanelViews views) {
    if (views.judgements().isEmpty()) {
      return "";
    }
    Ballot ballot = views.ballot();
    String letters =
        views.heard().stream()
            .map(role -> ballot.letter(role) + " is " + role.word())
            .sorted()
            .collect(Collectors.joining(", "));
    String ranking =
        views.ranking().stream()
            .map(
                place ->
                    "%s (mean place %s)"
                        .formatted(
                            place.role().word(),
                            String.format(Locale.ROOT, "%.1f", place.meanPlace())))
            .collect(Collectors.joining(", "));
    return "\n\nThey judged each other's answers without knowing whose they were: "
        + letters
        + ".\n\n"
        + named(views.judgements())
        + (ranking.isEmpty() ? "" : "\n\nRanked by the others, best first: " + ranking + ".");
  }

  private static String missing(List<Role> missing) {
    if (missing.isEmpty()) {
      return "";
    }
    String names = missing.stream().map(Role::word).collect(Collectors.joining(", "));
    return "\n\nNo answer came from: "
        + names
        + ". Begin by saying with whose views you could work, and whose are missing.";
  }

  private static String named(Map<Role, String> texts) {
    return texts.entrySet().stream()
        .map(text -> section(text.getKey().word(), text.getValue()))
        .collect(Collectors.joining("\n\n"));
  }

  private static String sections(String before, Map<String, String> texts) {
    return texts.entrySet().stream()
        .map(text -> section(before + text.getKey(), text.getValue()))
        .collect(Collectors.joining("\n\n"));
  }

  private static String section(String title, String text) {
    return "## " + title + "\n\n" + text;
  }
}
