package io.chorale.rest;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How this node is.
 *
 * @param runningJobs that this node works at
 * @param watchers the connections to this node by transport; a transport without any is left out
 */
public record Status(String version, int runningJobs, Map<String, Integer> watchers) {

  public Status {
    watchers = Collections.unmodifiableMap(new TreeMap<>(watchers));
  }
}
