package io.chorale.stream;

import io.chorale.orchestration.JobOrchestrator;
import io.chorale.platform.Threads;
import io.chorale.socketio.Client;
import io.chorale.socketio.ClientListener;
import io.chorale.socketio.EventFrames;
import io.chorale.socketio.Namespace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Where clients of seed 004 connect. */
@ApplicationScoped
class StreamNamespace implements Namespace {

  static final String NAME = "/stream";

  private static final long COMING_SECONDS = 5;

  private final JobOrchestrator orchestrator;
  private final Sessions sessions;
  private final OpenStreams open;
  private final EventFrames frames;
  private final ScheduledExecutorService timer;

  @Inject
  StreamNamespace(
      JobOrchestrator orchestrator, Sessions sessions, OpenStreams open, Threads threads) {
    this.orchestrator = orchestrator;
    this.sessions = sessions;
    this.open = open;
    this.frames = new EventFrames(NAME, new StreamTranslation(sessions));
    this.timer = threads.timer("streams");
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected StreamNamespace() {
    this.orchestrator = null;
    this.sessions = null;
    this.open = null;
    this.frames = null;
    this.timer = null;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ClientListener connected(Client client) {
    open.came(client.sid(), client);
    // On another node, or before a restart, it may have begun what is to end with it.
    client.rooms().jobs().keySet().stream()
        .filter(job -> sessions.find(job).filter(Session::cancels).isPresent())
        .forEach(job -> open.add(client.sid(), client, job));
    client.goOn(frames);
    return new StreamClient(client, orchestrator, sessions, open, frames, this::later);
  }

  /** By then whoever comes back is here, or does not come. */
  private void later(Runnable task) {
    ScheduledFuture<?> unused = timer.schedule(task, COMING_SECONDS, TimeUnit.SECONDS);
  }
}
