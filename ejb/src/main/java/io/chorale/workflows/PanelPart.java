package io.chorale.workflows;

import io.chorale.job.TeamName;
import io.chorale.panel.Role;
import java.util.Locale;

/** What a team of a panel does in it; one part begins when the one before is over. */
public enum PanelPart {
  ANSWER(1),
  REVIEW(2),
  SYNTHESIS(3),
  VERIFICATION(4);

  /** Behind the role's word in the name of the team that ranks the answers. */
  private static final String REVIEWS = "-review";

  private final int turn;

  PanelPart(int turn) {
    this.turn = turn;
  }

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The number of its messages in the conversation. */
  int turn() {
    return turn;
  }

  /** The part of a team of a panel that is asked so. */
  public static PanelPart of(TeamName team, PanelMode mode) {
    if (mode == PanelMode.SINGLE) {
      return ANSWER;
    } else if (team.value().endsWith(REVIEWS)) {
      return REVIEW;
    }
    return switch (role(team)) {
      case SYNTHESISER -> SYNTHESIS;
      case VERIFICATION -> VERIFICATION;
      default -> ANSWER;
    };
  }

  /** Whose voice a team has. */
  public static Role role(TeamName team) {
    String name = team.value();
    return Role.of(
        name.endsWith(REVIEWS) ? name.substring(0, name.length() - REVIEWS.length()) : name);
  }

  /** What the team is called that does this in that role. */
  TeamName team(Role role) {
    return new TeamName(role.word() + (this == REVIEW ? REVIEWS : ""));
  }
}
