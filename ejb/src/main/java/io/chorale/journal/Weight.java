package io.chorale.journal;

import io.chorale.event.Emission;
import io.chorale.event.JobEvent;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.CodeGenerated;
import io.chorale.event.JobEvent.ThoughtAdded;
import io.chorale.event.JobEvent.ToolCalled;
import io.chorale.job.Job;
import io.chorale.job.Team;

/** About how much memory an entry holds: its text, which alone can be large, and some around it. */
final class Weight {

  /** An entry with its event, ids and instant. */
  static final long OF_ANY = 200;

  private Weight() {}

  static long of(Emission emission) {
    Job after = emission.after();
    return OF_ANY + text(emission.event()) + (after == null ? 0 : of(after));
  }

  static long of(Job job) {
    long weight = OF_ANY + job.brief().text().length() + job.options().json().length();
    for (Team team : job.teams()) {
      weight += OF_ANY + team.result().text().length() + team.result().thinking().length();
    }
    return weight;
  }

  private static long text(JobEvent event) {
    if (event instanceof Chunk chunk) {
      return chunk.text().length();
    } else if (event instanceof ThoughtAdded thought) {
      return thought.text().length();
    } else if (event instanceof ToolCalled called) {
      return called.call().arguments().length();
    } else if (event instanceof CodeGenerated generated) {
      return generated.blocks().stream().mapToLong(block -> block.code().length()).sum();
    }
    return 0;
  }
}
