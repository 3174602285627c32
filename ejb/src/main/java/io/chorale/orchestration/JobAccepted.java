package io.chorale.orchestration;

import io.chorale.job.Job;

/** A job is stored; its work begins when the transaction that stored it has committed. */
record JobAccepted(Job job) {}
