package io.chorale.gate;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets pages of the other origins that may call this server read what it answers (the Fetch
 * standard's CORS protocol). Declared in {@code web.xml} for what such pages call, behind the gate,
 * which has turned away the rest.
 */
public class CrossOrigin extends HttpFilter {

  private static final int PREFLIGHT_SECONDS = 600;

  @Inject transient GateSettings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String origin = request.getHeader("Origin");
    String own = request.getScheme() + "://" + request.getHeader("Host");
    boolean allowed = origin != null && settings.rule().allowsPage(origin, null, own);
    response.addHeader("Vary", "Origin");
    if (allowed) {
      // By name, never to all: a page's cookies come with its requests.
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader("Access-Control-Allow-Credentials", "true");
    }
    if (request.getMethod().equals("OPTIONS")) {
      preflight(request, response, allowed);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void preflight(
      HttpServletRequest request, HttpServletResponse response, boolean allowed) {
    String headers = request.getHeader("Access-Control-Request-Headers");
    if (allowed) {
      response.setHeader("Access-Control-Allow-Methods", "GET,POST");
      response.setIntHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
      if (headers != null) {
        response.setHeader("Access-Control-Allow-Headers", headers);
      }
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
