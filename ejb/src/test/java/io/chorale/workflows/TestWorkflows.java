package io.chorale.workflows;

import io.chorale.workflow.Workflow;
import java.util.List;

/** The real workflows, for tests of those who run them. */
public final class TestWorkflows {

  private TestWorkflows() {}

  public static List<Workflow> all() {
    return List.of(new TeamsWorkflow(), new ExperimentWorkflow());
  }
}
