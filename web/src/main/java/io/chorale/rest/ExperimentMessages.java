package io.chorale.rest;

import io.chorale.job.Job;
import io.chorale.wire.ExperimentMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages of an experiment behind a turn.
 *
 * @param nextAfter the turn of the last complete message: what to ask with next. An incomplete one
 *     comes again then, with more
 * @param state where the experiment stands; nothing follows once that is not running
 */
public record ExperimentMessages(
    List<ExperimentMessage> messages, int nextAfter, String state, @Nullable String endedBy) {

  static ExperimentMessages of(Job job, int after) {
    List<ExperimentMessage> behind =
        ExperimentMessage.of(job).stream().filter(it -> it.turn() > after).toList();
    int next =
        behind.stream()
            .filter(ExperimentMessage::complete)
            .mapToInt(ExperimentMessage::turn)
            .max()
            .orElse(after);
    return new ExperimentMessages(behind, next, job.state().word(), job.endedBy());
  }
}
