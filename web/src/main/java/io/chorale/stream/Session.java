package io.chorale.stream;

import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.panel.Role;
import io.chorale.workflows.PanelOptions;
import io.chorale.workflows.PanelOptions.OnDisconnect;
import io.chorale.workflows.PanelPart;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What of a stream never changes.
 *
 * @param single whether one role answers and that is all
 * @param cancels whether it ends when its client leaves
 */
record Session(
    JobId job,
    boolean single,
    boolean cancels,
    @Nullable String requestId,
    Instant begunAt,
    Map<TeamName, Speaker> speakers) {

  /**
   * Who says something in it.
   *
   * @param agentRole null for the one who has no role
   * @param stage null where one role answers
   * @param model that it has, unless another answers instead
   */
  record Speaker(@Nullable String agentRole, @Nullable String stage, String model) {}

  Session {
    speakers = Map.copyOf(speakers);
  }

  static Session of(Job panel) {
    PanelOptions options = PanelOptions.of(panel);
    Map<TeamName, Speaker> speakers = new HashMap<>();
    for (Team team : panel.teams()) {
      Role role = PanelPart.role(team.name());
      PanelPart part = PanelPart.of(team.name(), options.mode());
      speakers.put(
          team.name(),
          new Speaker(
              role.isNamed() ? role.word() : null,
              options.isSingle() ? null : part.word(),
              team.voice().model()));
    }
    return new Session(
        panel.id(),
        options.isSingle(),
        options.onDisconnect() == OnDisconnect.CANCEL,
        options.requestId(),
        panel.createdAt(),
        speakers);
  }

  String id() {
    return job.toString();
  }

  Speaker speaker(TeamName team) {
    return Objects.requireNonNull(speakers.get(team));
  }
}
