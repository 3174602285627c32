package io.chorale.event;

import io.chorale.job.JobId;

/**
 * Fired when the journal takes no more of a job's events from this node: another node runs the job
 * now (its next seq is taken), or something it came up with cannot be kept and it has been ended.
 * What this node still had of it was dropped, and so is all it emits from now on.
 */
public record JobLost(JobId job) {}
