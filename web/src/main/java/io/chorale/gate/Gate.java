package io.chorale.gate;

import io.chorale.rest.Problem;
import io.chorale.rest.ProblemKind;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Lets in our own pages and programs, and turns other sites' pages away. Sockets are guarded like
 * changes: browsers let any page open one.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class Gate extends HttpFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  @Inject transient Config config;
  private transient @Nullable OriginRule rule;

  @Override
  public void init() {
    rule = new OriginRule(names("chorale.allowed-hosts"), names("chorale.allowed-origins"));
  }

  private Set<String> names(String setting) {
    return Arrays.stream(config.getOptionalValue(setting, String.class).orElse("").split(",", -1))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    OriginRule allowed = Objects.requireNonNull(rule);
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
    chain.doFilter(request, response);
  }

  /** The header too: a path can be written in more ways than are worth foreseeing. */
  private static boolean isGuarded(HttpServletRequest request) {
    return request.getHeader("Upgrade") != null
        || request.getRequestURI().startsWith("/ws/")
        || !READING.contains(request.getMethod());
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
    response.setStatus(kind.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(Problem.of(kind, detail, request.getRequestURI()).json());
  }
}
