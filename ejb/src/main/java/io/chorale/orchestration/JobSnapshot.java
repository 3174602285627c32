package io.chorale.orchestration;

import io.chorale.job.Job;

/**
 * A job as it stood at a moment.
 *
 * @param lastSeq every event that it does not show has a later seq
 */
public record JobSnapshot(Job job, long lastSeq) {}
