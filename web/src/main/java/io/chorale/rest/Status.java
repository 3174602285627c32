package io.chorale.rest;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How this node is.
 *
 * @param runningJobs that this node works at
 * @param activeStreams those of them that answer a {@code stream_request}, or any panel
 * @param watchers the connections to this node by transport; a transport without any is left out
 */
public record Status(
    String version, int runningJobs, int activeStreams, Map<String, Integer> watchers) {

  public Status {
    watchers = Collections.unmodifiableMap(new TreeMap<>(watchers));
  }
}
