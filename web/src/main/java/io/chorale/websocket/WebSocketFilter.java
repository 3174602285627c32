package io.chorale.websocket;

import static java.util.stream.Collectors.toMap;

import io.chorale.rest.Problem;
import io.chorale.rest.ProblemKind;
import io.chorale.socket.SocketRequest;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens WebSockets of our own where the server's are not used. Declared in {@code web.xml}. */
public class WebSocketFilter extends HttpFilter {

  @Inject transient SocketFaces faces;

  private boolean isOurs;

  @Override
  public void init() {
    isOurs = SocketFaces.container(getServletContext()) == null;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<SocketFaces.Found> found =
        isOurs && Handshake.isAsked(request) ? faces.find(path(request)) : Optional.empty();
    if (found.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    String fault = Handshake.fault(request);
    if (fault != null) {
      refuse(request, response, fault);
      return;
    }
    Handshake.accept(request, response);
    request
        .upgrade(UpgradedSocket.class)
        .prepare(found.get().face(), asked(request, found.get().path()), faces.timer());
    // Payara keeps it back else.
    response.flushBuffer();
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response, String fault)
      throws IOException {
    ProblemKind kind = ProblemKind.REFUSED;
    if (!Handshake.isOurVersion(request)) {
      Handshake.sayVersion(response);
      kind = ProblemKind.UPGRADE_REQUIRED;
    }
    Problem.of(kind, fault, request.getRequestURI()).send(response);
  }

  private static String path(HttpServletRequest request) {
    String info = request.getPathInfo();
    return info == null ? request.getServletPath() : request.getServletPath() + info;
  }

  private static SocketRequest asked(HttpServletRequest request, Map<String, String> path) {
    Principal user = request.getUserPrincipal();
    Map<String, List<String>> headers =
        Collections.list(request.getHeaderNames()).stream()
            .distinct()
            .collect(toMap(name -> name, name -> Collections.list(request.getHeaders(name))));
    Map<String, String> query =
        request.getParameterMap().entrySet().stream()
            .collect(
                toMap(Map.Entry::getKey, it -> Arrays.asList(it.getValue()).iterator().next()));
    return new SocketRequest(path, query, user == null ? null : user.getName(), headers);
  }
}
