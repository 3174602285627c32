package io.chorale.experiments;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.engineio.Caller;
import io.chorale.socketio.Client;
import io.chorale.socketio.ClientListener;
import io.chorale.socketio.EventFrames;
import io.chorale.socketio.Namespace;
import io.chorale.socketio.Rooms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** The default namespace: experiments (seed 000). */
@ApplicationScoped
class ExperimentsNamespace implements Namespace {

  static final String NAME = "/";

  private final Experiments experiments;
  private final Announcements announcements;
  private final Clock clock;
  private final EventFrames frames;

  @Inject
  ExperimentsNamespace(Experiments experiments, Announcements announcements, Clock clock) {
    this.experiments = experiments;
    this.announcements = announcements;
    this.clock = clock;
    this.frames = new EventFrames(NAME, new ExperimentEvents(experiments));
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected ExperimentsNamespace() {
    this.experiments = null;
    this.announcements = null;
    this.clock = null;
    this.frames = null;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Rooms admit(Caller caller, JsonNode auth) {
    return Rooms.NONE.with(Told.MARK, announcements.told().toString());
  }

  @Override
  public boolean mayReturn(Caller caller, Rooms rooms) {
    return told(rooms).isPresent() && rooms.jobs().keySet().stream().allMatch(experiments::has);
  }

  private static Optional<Told> told(Rooms rooms) {
    return rooms.mark(Told.MARK).flatMap(Told::parse);
  }

  @Override
  public ClientListener connected(Client client) {
    ExperimentListener listener =
        new ExperimentListener(client, experiments, announcements, frames, clock);
    listener.confirm();
    client.goOn(frames);
    announcements.came(client, told(client.rooms()).orElseThrow());
    return listener;
  }
}
