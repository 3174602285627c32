package io.chorale.persistence;

import io.chorale.event.EventJson;
import io.chorale.event.RecordedEvent;
import io.chorale.job.JobId;
import io.chorale.job.TeamName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is kept, in a row of its own or in a folded piece.
 *
 * @param at to the millisecond
 * @param team null for an event of the job as a whole
 */
record StoredRow(long seq, Instant at, String type, @Nullable String team, String data) {

  RecordedEvent of(JobId job) {
    return new RecordedEvent(
        job, seq, at, EventJson.read(type, team == null ? null : new TeamName(team), data));
  }
}
