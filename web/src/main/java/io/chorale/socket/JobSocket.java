package io.chorale.socket;

import io.chorale.hub.CloseReason;
import io.chorale.hub.JobEventHub;
import io.chorale.hub.OutboundQueue;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.orchestration.JobOrchestrator;
import io.chorale.wire.Cursor;
import io.chorale.wire.Envelope;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One watcher of one job. */
@ServerEndpoint("/ws/orchestrate/{job_id}")
public class JobSocket {

  /** A ping has four characters; whoever sends this many wants something else. */
  private static final int MAX_MESSAGE = 64 * 1024;

  private static final Logger LOG = System.getLogger(JobSocket.class.getName());

  @Inject JobOrchestrator orchestrator;
  @Inject JobEventHub hub;
  @Inject LateClose late;
  @Inject Clock clock;

  private final StringBuilder message = new StringBuilder();
  private @Nullable OutboundQueue queue;
  private @Nullable JobId job;

  @OnOpen
  public void open(Session session, @PathParam("job_id") String id) {
    OutboundQueue opened = hub.queueFor(new SessionOutlet(session));
    queue = opened;
    try {
      watch(session, id, opened);
    } catch (RuntimeException failure) {
      LOG.log(Level.ERROR, "A watcher of job " + id + " could not be let in", failure);
      late.close(opened, CloseReason.BROKEN);
    }
  }

  private void watch(Session session, String id, OutboundQueue opened) {
    Map<String, List<String>> query = session.getRequestParameterMap();
    OptionalLong after = Cursor.parse(query.getOrDefault("after", List.of("0")).get(0));
    if (after.isEmpty()) {
      turnAway(opened, Cursor.RULE, CloseReason.BAD_CURSOR);
      return;
    }
    // The seq first, so that the state in the greeting is no older than its seq.
    long lastSeq = JobId.parse(id).map(orchestrator::lastSeq).orElse(0L);
    Job found = JobId.parse(id).flatMap(orchestrator::find).orElse(null);
    if (found == null) {
      turnAway(
          opened,
          "There is no such job. POST /api/jobs answers the id of one.",
          CloseReason.UNKNOWN_JOB);
      return;
    }
    job = found.id();
    opened.offer(Envelope.connected(found, lastSeq, clock.instant()));
    hub.subscribe(found.id(), after.getAsLong(), opened, Envelope.FORMAT);
  }

  /**
   * In parts, because a container that puts them together closes without a word when it is full.
   */
  @OnMessage
  public void text(String part, boolean last) {
    if (message.length() + part.length() > MAX_MESSAGE) {
      message.setLength(0);
      refuse("A message has at most " + MAX_MESSAGE + " characters.", CloseReason.TOO_BIG);
      return;
    }
    message.append(part);
    if (last) {
      String whole = message.toString().strip();
      message.setLength(0);
      understand(whole);
    }
  }

  @OnMessage
  public void binary(byte[] part, boolean last) {
    refuse("Send text; binary messages are not understood here.", CloseReason.NOT_TEXT);
  }

  @OnClose
  public void close() {
    if (queue != null) {
      queue.gone();
    }
  }

  /** Mostly a peer that went away, which is no fault; whoever is still there must come back. */
  @OnError
  public void broke(Session session, Throwable failure) {
    LOG.log(Level.DEBUG, "A watcher's connection broke", failure);
    close();
    new SessionOutlet(session).close(CloseReason.BROKEN);
  }

  private void understand(String whole) {
    if (Ping.is(whole)) {
      if (queue != null) {
        queue.offer(Envelope.pong(job, clock.instant()));
      }
    } else {
      refuse("Only ping is understood here.", CloseReason.NOT_UNDERSTOOD);
    }
  }

  private void turnAway(OutboundQueue opened, String text, CloseReason reason) {
    opened.offer(Envelope.error(null, text, clock.instant()));
    late.close(opened, reason);
  }

  private void refuse(String text, CloseReason reason) {
    if (queue != null) {
      queue.offer(Envelope.error(job, text, clock.instant()));
      queue.close(reason);
    }
  }
}
