package io.chorale.engineio;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Why a request is refused, in the codes and words that clients know. */
enum EngineError {
  TRANSPORT_UNKNOWN(0, 400, "Transport unknown"),
  SESSION_UNKNOWN(1, 400, "Session ID unknown"),
  BAD_HANDSHAKE_METHOD(2, 400, "Bad handshake method"),
  BAD_REQUEST(3, 400, "Bad request"),
  FORBIDDEN(4, 403, "Forbidden"),
  UNSUPPORTED_VERSION(5, 400, "Unsupported protocol version");

  private final int code;
  private final int status;
  private final String message;

  EngineError(int code, int status, String message) {
    this.code = code;
    this.status = status;
    this.message = message;
  }

  int status() {
    return status;
  }

  String json() {
    return json(message);
  }

  /**
   * @param words what is to be said instead of the usual; without characters that JSON escapes
   */
  private String json(String words) {
    return "{\"code\":%d,\"message\":\"%s\"}".formatted(code, words);
  }

  /** Answers a request at once. */
  void send(HttpServletResponse response) throws IOException {
    send(response, status, message);
  }

  /**
   * Answers a request at once.
   *
   * @param words as for a person; without characters that JSON escapes
   */
  void send(HttpServletResponse response, int instead, String words) throws IOException {
    response.setStatus(instead);
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getOutputStream().write(json(words).getBytes(StandardCharsets.UTF_8));
  }
}
