package io.chorale.orchestration;

import io.chorale.workflow.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The workflows of this installation, ours and third parties', by their names. */
@ApplicationScoped
public class Workflows {

  private final Map<String, Workflow> byName = new TreeMap<>();

  /**
   * @throws IllegalStateException when two workflows have one name
   */
  @Inject
  Workflows(@Any Instance<Workflow> found) {
    this((Iterable<Workflow>) found);
  }

  Workflows(Iterable<Workflow> found) {
    for (Workflow workflow : found) {
      if (byName.put(workflow.name(), workflow) != null) {
        throw new IllegalStateException("two workflows are called " + workflow.name());
      }
    }
  }

  /** For the container's proxy only. */
  protected Workflows() {}

  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /** As {@link Workflow#coalescing}; the usual for a workflow that is no more. */
  Duration coalescing(String name, Duration usual) {
    Workflow workflow = byName.get(name);
    return workflow == null ? usual : workflow.coalescing(usual);
  }

  /**
   * @throws IllegalArgumentException when there is none of that name
   */
  Workflow named(String name) {
    Workflow workflow = byName.get(name);
    if (workflow == null) {
      throw new IllegalArgumentException("there is no workflow " + name);
    }
    return workflow;
  }
}
