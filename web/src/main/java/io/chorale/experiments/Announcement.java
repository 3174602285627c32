package io.chorale.experiments;

import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Jobs;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;

/** That there is an experiment. In the order in which they were created. */
record Announcement(JobId id, Instant createdAt) implements Comparable<Announcement> {

  private static final Comparator<Announcement> ORDER =
      Comparator.comparing(Announcement::createdAt).thenComparing(it -> it.id().value());

  private static final int WORD_BYTES = 3;

  static Announcement of(Job experiment) {
    return new Announcement(experiment.id(), experiment.createdAt());
  }

  static Announcement of(Jobs.Line experiment) {
    return new Announcement(experiment.id(), experiment.createdAt());
  }

  /** Tells it from the few that were created about then: 4 characters. */
  String word() {
    byte[] word = new byte[WORD_BYTES];
    ByteBuffer.allocate(Long.BYTES)
        .putLong(id.value().getLeastSignificantBits())
        .position(Long.BYTES - WORD_BYTES)
        .get(word);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(word);
  }

  @Override
  public int compareTo(Announcement other) {
    return ORDER.compare(this, other);
  }
}
