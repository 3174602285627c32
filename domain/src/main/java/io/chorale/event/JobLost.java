package io.chorale.event;

import io.chorale.job.JobId;

/**
 * Fired when a job's next seq is taken already: another node runs this job now. The events that
 * this node still had of it were dropped, and so will be all it emits from now on.
 */
public record JobLost(JobId job) {}
