package io.chorale.wire;

import io.chorale.job.JobId;

/**
 * Where to go from a job, as paths on this server.
 *
 * @param stream of the WebSocket
 */
public record Links(String self, String events, String cancel, String stream) {

  public static Links of(JobId job) {
    String self = "/api/jobs/" + job;
    return new Links(self, self + "/events", self + "/cancel", "/ws/orchestrate/" + job);
  }
}
