package io.chorale.job;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that share the jobs, and which of them works at which. A node is alive until its lease
 * runs out, by the database's clock.
 */
public interface Nodes {

  /**
   * Makes a node alive.
   *
   * @param name whoever else was alive under it is dead from now on
   */
  void join(NodeId self, String name, Duration lease);

  /**
   * Prolongs a lease, also one that has run out.
   *
   * @return false when the node is forgotten, so that others may have its jobs: it is to join again
   */
  boolean renew(NodeId self, Duration lease);

  /** Gives up a node's lease and its jobs, so that others take them over at once. */
  void leave(NodeId self);

  /** The jobs that are not over and that no living node but this one has, oldest first. */
  List<Adrift> adrift(NodeId self);

  /**
   * Makes a job this node's if it is still adrift; of several nodes that try, one succeeds.
   *
   * @return how often the job was claimed from nodes that did not give it up, this time included;
   *     empty when another node has it, or it is over
   */
  OptionalInt claim(Adrift job, NodeId self);

  /**
   * A job at which nobody works.
   *
   * @param last who did; null when that one gave it up
   */
  record Adrift(JobId job, @Nullable NodeId last) {}
}
