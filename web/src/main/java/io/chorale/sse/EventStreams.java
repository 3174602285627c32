package io.chorale.sse;

import io.chorale.hub.CloseReason;
import io.chorale.hub.JobEventHub;
import io.chorale.hub.Visitor;
import io.chorale.hub.Watcher;
import io.chorale.job.Job;
import io.chorale.orchestration.JobOrchestrator;
import io.chorale.output.BrokenResponse;
import io.chorale.rest.AskedEvents;
import io.chorale.wire.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Turns requests into watchers. */
@ApplicationScoped
class EventStreams {

  /**
   * What is written goes straight to the connection, as it comes in large pieces. Undertow's own
   * buffer would keep the end of what a slow client could not take at once until the next write.
   */
  private static final int NO_BUFFER = 1;

  private final JobOrchestrator orchestrator;
  private final JobEventHub hub;
  private final Clock clock;

  @Inject
  EventStreams(JobOrchestrator orchestrator, JobEventHub hub, Clock clock) {
    this.orchestrator = orchestrator;
    this.hub = hub;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected EventStreams() {
    this(null, null, null);
  }

  /**
   * Begins a stream, or answers 204 when nothing can follow.
   *
   * @param id as the path has it
   * @throws RuntimeException when there is nothing to stream; the response is untouched then
   */
  void begin(String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AskedEvents asked = AskedEvents.of(orchestrator, id, cursor(request));
    if (asked.exhausted()) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    Job job = orchestrator.outline(asked.job()).orElseThrow();
    StreamOutlet outlet = new StreamOutlet(reason -> farewell(job, reason));
    Principal user = request.getUserPrincipal();
    Watcher watcher = hub.connect(new Visitor(user == null ? null : user.getName(), "sse"), outlet);
    try {
      String connected = Envelope.connected(job, asked.lastSeq(), clock.instant());
      watcher.tell(EventText.greeting(connected));
      watcher.follow(asked.job(), asked.after(), EventText.FORMAT);
      open(request, response, outlet, watcher);
    } catch (IOException | RuntimeException failure) {
      watcher.gone();
      throw failure;
    }
  }

  /** What the client saw last is newer than the address that it began with. */
  private static @Nullable String cursor(HttpServletRequest request) {
    String last = request.getHeader("Last-Event-ID");
    return last == null || last.isBlank() ? request.getParameter("after") : last.strip();
  }

  private static void open(
      HttpServletRequest request,
      HttpServletResponse response,
      StreamOutlet outlet,
      Watcher watcher)
      throws IOException {
    response.setBufferSize(NO_BUFFER);
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    // Said to nginx, which would hold messages back.
    response.setHeader("X-Accel-Buffering", "no");
    AsyncContext context = request.startAsync(request, response);
    context.setTimeout(0);
    context.addListener(new BrokenResponse(outlet.output()));
    ServletOutputStream out = response.getOutputStream();
    out.setWriteListener(outlet.output());
    outlet.output().open(out, context::complete, watcher::gone);
  }

  private String farewell(Job job, CloseReason reason) {
    return EventText.message(
        Envelope.error(job.id(), reason.word(), reason.phrase(), clock.instant()));
  }
}
