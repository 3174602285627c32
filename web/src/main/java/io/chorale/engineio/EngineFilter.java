package io.chorale.engineio;

import io.chorale.hub.TooManyWatchersException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The requests of sessions: their handshakes, polls and packets. Lets those through that become
 * WebSockets. Declared in {@code web.xml}, behind the gate.
 */
public class EngineFilter extends HttpFilter {

  private static final int TOO_MANY_REQUESTS = 429;

  @Inject transient EngineSessions sessions;
  @Inject @Any transient Instance<EngineFace> faces;

  private final transient Map<String, EngineFace> byPath = new HashMap<>();

  @Override
  public void init() {
    faces.stream().filter(EngineFace::isThere).forEach(face -> byPath.put(face.path(), face));
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    EngineFace face = byPath.get(request.getRequestURI());
    if (face == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Map<String, String> query = Query.parse(request.getQueryString());
    boolean upgrade = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    EngineRequest asked = EngineRequest.of(request.getMethod(), query, upgrade);
    Principal principal = request.getUserPrincipal();
    Caller caller = new Caller(principal == null ? null : principal.getName(), query);
    EngineSession session = sessions.find(asked.sid());
    Optional<EngineError> fault = asked.fault(session, caller.user());
    if (fault.isPresent()) {
      fault.get().send(response);
    } else if (upgrade) {
      chain.doFilter(request, response);
    } else if (session == null) {
      handshake(face, caller, request, response);
    } else if (asked.isGet()) {
      session.poll(HttpPoll.begin(request, response));
    } else {
      post(session, request, response);
    }
  }

  private void handshake(
      EngineFace face, Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      EngineSession session = sessions.open(face, caller, null);
      session.begin();
      session.poll(HttpPoll.begin(request, response));
    } catch (TooManyWatchersException full) {
      response.setIntHeader("Retry-After", 5);
      EngineError.FORBIDDEN.send(response, TOO_MANY_REQUESTS, String.valueOf(full.getMessage()));
    }
  }

  private void post(EngineSession session, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    if (!session.inbox().beginPost()) {
      EngineError.BAD_REQUEST.send(response);
    } else if (type.startsWith("application/octet-stream")) {
      session.inbox().notUnderstood(new MalformedPacketException("packets are sent as text"));
      EngineError.BAD_REQUEST.send(response);
    } else if (request.getContentLengthLong() > sessions.maxPayload()) {
      session.inbox().endPost();
      response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else {
      PostedBody.begin(request, response, sessions.maxPayload(), session);
    }
  }
}
