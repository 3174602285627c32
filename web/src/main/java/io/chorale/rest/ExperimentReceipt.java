package io.chorale.rest;

import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.wire.ExperimentConfig;

/** The answer to who started or stopped an experiment; what comes of it is told elsewhere. */
public record ExperimentReceipt(
    String experimentId,
    String jobId,
    String state,
    ExperimentConfig config,
    ExperimentLinks links) {

  static ExperimentReceipt of(Job job) {
    return new ExperimentReceipt(
        job.id().with(JobId.EXPERIMENT),
        job.id().toString(),
        job.state().word(),
        ExperimentConfig.of(job),
        ExperimentLinks.of(job.id()));
  }
}
