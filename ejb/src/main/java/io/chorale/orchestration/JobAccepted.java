package io.chorale.orchestration;

import io.chorale.job.Job;

/**
 * A CDI event: somebody started this job on this node, it is kept, and its work begins. Observers
 * hear it on the caller's thread and must be quick; what they throw is logged and stops nothing.
 */
public record JobAccepted(Job job) {}
