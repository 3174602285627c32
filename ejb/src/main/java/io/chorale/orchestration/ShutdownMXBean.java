package io.chorale.orchestration;

/** How whoever stops the server has Chorale stop first, while the server still serves everybody. */
public interface ShutdownMXBean {

  /** Its name among the platform's MBeans. */
  String NAME = "io.chorale:type=Shutdown";

  /** Returns when all is handed over; whoever calls it again waits for the same. */
  void handOver();
}
