package io.chorale.workflows;

import io.chorale.job.Job;
import io.chorale.job.Team;
import io.chorale.job.TeamStatus;
import io.chorale.panel.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The views of a panel as far as they have come, and how the roles judged them. */
public final class PanelViews {

  private final Job job;
  private final List<Team> answers;
  private final List<Team> reviews;

  PanelViews(Job job, List<Team> answers, List<Team> reviews) {
    this.job = job;
    this.answers = answers;
    this.reviews = reviews;
  }

  /**
   * @param panel a job of that workflow
   */
  public static PanelViews of(Job panel) {
    PanelMode mode = PanelOptions.of(panel).mode();
    return new PanelViews(
        panel, in(PanelPart.ANSWER, mode, panel), in(PanelPart.REVIEW, mode, panel));
  }

  private static List<Team> in(PanelPart part, PanelMode mode, Job job) {
    return job.teams().stream().filter(team -> PanelPart.of(team.name(), mode) == part).toList();
  }

  /** The answers that are whole, by the roles that gave them. */
  Map<Role, String> texts() {
    Map<Role, String> texts = new LinkedHashMap<>();
    answers.stream()
        .filter(team -> team.status() == TeamStatus.COMPLETE)
        .forEach(team -> texts.put(PanelPart.role(team.name()), team.result().text()));
    return texts;
  }

  public List<Role> heard() {
    return List.copyOf(texts().keySet());
  }

  boolean isHeard(Role role) {
    return texts().containsKey(role);
  }

  /** The roles that were asked and gave no whole answer. */
  public List<Role> missing() {
    return answers.stream()
        .map(team -> PanelPart.role(team.name()))
        .filter(role -> !isHeard(role))
        .toList();
  }

  /** Whose answer has which letter: not in the order of the roles, but always the same. */
  Ballot ballot() {
    List<Role> roles = new ArrayList<>(heard());
    Collections.rotate(roles, job.id().hashCode());
    return new Ballot(roles, texts());
  }

  /** What the roles that judged the answers wrote. */
  Map<Role, String> judgements() {
    Map<Role, String> written = new LinkedHashMap<>();
    reviews.stream()
        .filter(team -> team.status() == TeamStatus.COMPLETE)
        .forEach(team -> written.put(PanelPart.role(team.name()), team.result().text()));
    return written;
  }

  /** How the answers were ranked, best first; empty where nobody ranked them. */
  public List<Ballot.Place> ranking() {
    return ballot().count(judgements());
  }
}
