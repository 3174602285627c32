package io.chorale.rest;

import io.chorale.job.JobId;
import io.chorale.wire.Links;

/**
 * Where to go from an experiment, as paths on this server.
 *
 * @param job the same as a job
 * @param events to poll or stream, behind a cursor
 * @param stream of the WebSocket
 */
public record ExperimentLinks(
    String self, String messages, String stop, String job, String events, String stream) {

  static ExperimentLinks of(JobId id) {
    String self = "/api/experiments/" + id.with(JobId.EXPERIMENT);
    Links links = Links.of(id);
    return new ExperimentLinks(
        self, self + "/messages", self + "/stop", links.self(), links.events(), links.stream());
  }
}
