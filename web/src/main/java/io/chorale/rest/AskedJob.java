package io.chorale.rest;

import io.chorale.job.JobId;

/** The job that a path names. */
final class AskedJob {

  private AskedJob() {}

  /**
   * @throws RefusedException when the text is no id, and so no job's
   */
  static JobId id(String text) {
    return JobId.parse(text)
        .orElseThrow(
            () ->
                new RefusedException(
                    ProblemKind.UNKNOWN_JOB,
                    "A job's id is a UUID such as 3f2b6c1e-8a4d-4f6b-9c0e-5d7a1b2c3d4e, which '%s' is not."
                        .formatted(text)));
  }

  static RefusedException unknown(JobId id) {
    return new RefusedException(ProblemKind.UNKNOWN_JOB, "No job has the id " + id + ".");
  }
}
