package io.chorale.workflows;

import io.chorale.job.Voice;
import io.chorale.workflow.Workflow;
import java.util.List;
import java.util.Optional;

/** The real workflows, for tests of those who run them. */
public final class TestWorkflows {

  private TestWorkflows() {}

  public static List<Workflow> all() {
    return List.of(
        new TeamsWorkflow(),
        new ExperimentWorkflow(),
        new PanelWorkflow(role -> Optional.of(new Voice("p", "m", null))));
  }
}
