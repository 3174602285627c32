package io.chorale.gate;

import io.chorale.rest.Problem;
import io.chorale.rest.ProblemKind;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Lets in our own pages and programs, and turns other sites' pages away. Sockets are guarded like
 * changes: browsers let any page open one. Declared in {@code web.xml}, before what it guards.
 */
public class Gate extends HttpFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  @Inject transient GateSettings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    OriginRule allowed = settings.rule();
    String host = request.getHeader("Host");
    if (host == null || !allowed.allowsHost(host)) {
      refuse(
          request,
          response,
          ProblemKind.FOREIGN_HOST,
          "This server is not called '%s'. Call it localhost, or list the name in the setting"
                  .formatted(host == null ? "" : host)
              + " chorale.allowed-hosts.");
      return;
    }
    if (isGuarded(request) && isForeign(request, allowed, host)) {
      refuse(
          request,
          response,
          ProblemKind.FOREIGN_ORIGIN,
          "Pages of another origin may not do this. Open Chorale's own page, or list the origin in"
              + " the setting chorale.allowed-origins.");
      return;
    }
    if (isSocket(request) && isNoUri(request)) {
      refuse(
          request,
          response,
          ProblemKind.REFUSED,
          "The address is not a URI: some character in it must be escaped as % and two digits.");
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean isSocket(HttpServletRequest request) {
    String path = request.getRequestURI();
    return request.getHeader("Upgrade") != null
        || path.startsWith("/ws/")
        || path.startsWith("/socket.io/")
        || path.startsWith("/engine.io/");
  }

  /** A server's own sockets read their address when they have said 101, and may break on it. */
  private static boolean isNoUri(HttpServletRequest request) {
    String query = request.getQueryString();
    try {
      URI unused = new URI(request.getRequestURI() + (query == null ? "" : "?" + query));
      return false;
    } catch (URISyntaxException malformed) {
      return true;
    }
  }

  /** The header too: a path can be written in more ways than are worth foreseeing. */
  private static boolean isGuarded(HttpServletRequest request) {
    return isSocket(request) || !READING.contains(request.getMethod());
  }

  private static boolean isForeign(HttpServletRequest request, OriginRule allowed, String host) {
    return !allowed.allowsPage(
        request.getHeader("Origin"),
        request.getHeader("Sec-Fetch-Site"),
        request.getScheme() + "://" + host);
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, ProblemKind kind, String detail)
      throws IOException {
    Problem.of(kind, detail, request.getRequestURI()).send(response);
  }
}
