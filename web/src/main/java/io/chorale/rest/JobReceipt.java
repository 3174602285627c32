package io.chorale.rest;

import io.chorale.job.Job;
import io.chorale.wire.Links;

/** The answer to who started or stopped a job; what comes of it is told elsewhere. */
public record JobReceipt(String jobId, String state, Links links) {

  static JobReceipt of(Job job) {
    return new JobReceipt(job.id().toString(), job.state().word(), Links.of(job.id()));
  }
}
