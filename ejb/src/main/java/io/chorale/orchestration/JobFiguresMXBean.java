package io.chorale.orchestration;

import java.util.Map;

/** What this node works at, for whoever watches it over JMX. */
public interface JobFiguresMXBean {

  /** Its name among the platform's MBeans. */
  String NAME = "io.chorale:type=Jobs";

  /** All jobs. */
  int getRunningJobs();

  /** The jobs of each workflow that has any. */
  Map<String, Integer> getRunningJobsByWorkflow();

  /** The panels: what answers a {@code stream_request}. */
  int getActiveStreams();
}
