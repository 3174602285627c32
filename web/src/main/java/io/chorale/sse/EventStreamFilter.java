package io.chorale.sse;

import io.chorale.rest.Problem;
import io.chorale.rest.Problems;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves who wants a job's events as a stream; JAX-RS, which is behind it, would hold a thread for
 * each client that does not read. Declared in {@code web.xml}, behind the gate.
 */
public class EventStreamFilter extends HttpFilter {

  private static final Logger LOG = System.getLogger(EventStreamFilter.class.getName());
  private static final Pattern EVENTS = Pattern.compile("/api/jobs/([^/]+)/events/?");

  @Inject transient EventStreams streams;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String info = request.getPathInfo();
    Matcher path = EVENTS.matcher(request.getServletPath() + (info == null ? "" : info));
    if (path.matches() && request.getMethod().equals("GET") && wantsStream(request)) {
      stream(path.group(1), request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean wantsStream(HttpServletRequest request) {
    return Accept.prefersEventStream(
        String.join(",", Collections.list(request.getHeaders("Accept"))));
  }

  private void stream(String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      streams.begin(id, request, response);
    } catch (RuntimeException failure) {
      String instance = request.getRequestURI();
      Problem problem =
          Problems.of(failure, instance).orElseGet(() -> unexpected(failure, instance));
      problem.send(response);
    }
  }

  private static Problem unexpected(RuntimeException failure, String instance) {
    String reference = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, "GET " + instance + " failed: " + reference, failure);
    return Problems.unexpected(reference, instance);
  }
}
