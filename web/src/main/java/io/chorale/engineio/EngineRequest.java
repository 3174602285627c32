package io.chorale.engineio;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, as the protocol has it.
 *
 * @param sid null for a new session
 * @param upgrade whether it is to become a WebSocket
 */
record EngineRequest(
    String method, String transport, String version, @Nullable String sid, boolean upgrade) {

  private static final String VERSION = "4";

  static EngineRequest of(String method, Map<String, String> query, boolean upgrade) {
    String sid = query.getOrDefault("sid", "");
    return new EngineRequest(
        method,
        query.getOrDefault("transport", ""),
        query.getOrDefault("EIO", ""),
        sid.isEmpty() ? null : sid,
        upgrade);
  }

  /**
   * What is wrong with it, in the order in which the reference server looks.
   *
   * @param session that it names; null when there is none
   */
  Optional<EngineError> fault(@Nullable EngineSession session, @Nullable String user) {
    boolean socket = transport.equals(WebSocketTransport.NAME);
    if (!socket && !transport.equals(PollingTransport.NAME)) {
      return Optional.of(EngineError.TRANSPORT_UNKNOWN);
    } else if (sid == null) {
      return newFault(socket);
    } else if (session == null || !isOf(session, user)) {
      return Optional.of(EngineError.SESSION_UNKNOWN);
    } else if (socket != upgrade || (!upgrade && !session.transport().equals(transport))) {
      return Optional.of(EngineError.BAD_REQUEST);
    } else if (!version.equals(VERSION) || !(upgrade ? isGet() : isGet() || isPost())) {
      return Optional.of(EngineError.BAD_REQUEST);
    }
    return Optional.empty();
  }

  private Optional<EngineError> newFault(boolean socket) {
    if (!isGet()) {
      return Optional.of(EngineError.BAD_HANDSHAKE_METHOD);
    } else if (socket != upgrade) {
      return Optional.of(EngineError.BAD_REQUEST);
    } else if (!version.equals(VERSION)) {
      return Optional.of(EngineError.UNSUPPORTED_VERSION);
    }
    return Optional.empty();
  }

  /** A sid is not to be guessed; that nobody else uses one costs nothing to see to as well. */
  private boolean isOf(EngineSession session, @Nullable String user) {
    boolean open = session.isOpen() || (session.owesNoop() && isGet());
    String owner = session.caller().user();
    return open && (owner == null ? user == null : owner.equals(user));
  }

  boolean isGet() {
    return method.equals("GET");
  }

  private boolean isPost() {
    return method.equals("POST");
  }
}
