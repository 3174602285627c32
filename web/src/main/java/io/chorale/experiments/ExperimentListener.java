package io.chorale.experiments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.event.Timestamps;
import io.chorale.job.JobId;
import io.chorale.socketio.Ack;
import io.chorale.socketio.Client;
import io.chorale.socketio.ClientListener;
import io.chorale.socketio.Departure;
import io.chorale.socketio.EventFrames;
import io.chorale.socketio.IoJson;
import java.time.Clock;
import java.util.List;

/** Does what one client asks for. */
final class ExperimentListener implements ClientListener {

  private static final String JOIN = "join-experiment";
  private static final String LEAVE = "leave-experiment";

  private final Client client;
  private final Experiments experiments;
  private final Announcements announcements;
  private final EventFrames frames;
  private final Clock clock;

  ExperimentListener(
      Client client,
      Experiments experiments,
      Announcements announcements,
      EventFrames frames,
      Clock clock) {
    this.client = client;
    this.experiments = experiments;
    this.announcements = announcements;
    this.frames = frames;
    this.clock = clock;
  }

  /** Says that the connection stands, and by which transport. */
  void confirm() {
    client.emit(
        "connection_confirmed",
        IoJson.MAPPER
            .createObjectNode()
            .put("socketId", client.sid())
            .put("transport", client.transport())
            .put("recovered", client.recovered())
            .put("timestamp", Timestamps.format(clock.instant())));
  }

  @Override
  public void transportChanged() {
    confirm();
  }

  @Override
  public void event(String name, List<JsonNode> arguments, Ack ack) {
    try {
      switch (name) {
        case JOIN -> join(AskedRoom.of(JOIN, arguments, true), ack);
        case LEAVE -> leave(AskedRoom.of(LEAVE, arguments, false), ack);
        default ->
            throw new RefusedException(
                "unknown_event",
                "There is no event '%s' here; there are: %s, %s."
                    .formatted(Refusal.shown(name), JOIN, LEAVE));
      }
    } catch (RuntimeException thrown) {
      Refusal refusal = Refusal.of(thrown, Refusal.shown(name));
      client.emit("error", refusal.event(name));
      ack.answer(refusal.ack());
    }
  }

  private void join(AskedRoom asked, Ack ack) {
    experiments.check(asked);
    client.follow(asked.experiment(), asked.after(), frames);
    answer("experiment_joined", asked.experiment(), ack);
  }

  private void leave(AskedRoom asked, Ack ack) {
    client.leave(asked.experiment());
    answer("experiment_left", asked.experiment(), ack);
  }

  private void answer(String event, JobId experiment, Ack ack) {
    ObjectNode room =
        IoJson.MAPPER
            .createObjectNode()
            .put("experimentId", experiment.with(JobId.EXPERIMENT))
            .put("room", Experiments.room(experiment));
    client.emit(event, room);
    ack.answer(room);
  }

  @Override
  public void gone(Departure departure) {
    announcements.went(client);
  }
}
