package io.chorale.event;

import io.chorale.job.Job;
import io.chorale.job.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to the journal.
 *
 * @param at when it happened
 * @param after the job as the event leaves it, to be kept in the same transaction; null when the
 *     event does not change it
 */
public record Emission(JobId job, Instant at, JobEvent event, @Nullable Job after) {}
