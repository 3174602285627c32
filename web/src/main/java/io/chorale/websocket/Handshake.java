package io.chorale.websocket;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** The opening handshake of a server (RFC 6455, section 4.2). */
final class Handshake {

  private static final String VERSION = "13";
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int KEY_BYTES = 16;

  private Handshake() {}

  /** Whether a request asks for a WebSocket, rightly or not. */
  static boolean isAsked(HttpServletRequest request) {
    return request.getMethod().equals("GET") && has(request, "Upgrade", "websocket");
  }

  /** Whether it speaks the version that we do. */
  static boolean isOurVersion(HttpServletRequest request) {
    return VERSION.equals(request.getHeader("Sec-WebSocket-Version"));
  }

  /** What is wrong with it, in words for a person; null when nothing is. */
  static @Nullable String fault(HttpServletRequest request) {
    if (!has(request, "Connection", "upgrade")) {
      return "The header Connection must be Upgrade.";
    } else if (!isOurVersion(request)) {
      return "The header Sec-WebSocket-Version must be " + VERSION + ".";
    } else if (!isKey(request.getHeader("Sec-WebSocket-Key"))) {
      return "The header Sec-WebSocket-Key must be 16 bytes in Base64.";
    }
    return null;
  }

  private static boolean has(HttpServletRequest request, String header, String token) {
    return Collections.list(request.getHeaders(header)).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .anyMatch(value -> value.strip().equalsIgnoreCase(token));
  }

  private static boolean isKey(@Nullable String key) {
    try {
      return key != null && Base64.getDecoder().decode(key.strip()).length == KEY_BYTES;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  /** Says which version would be right. */
  static void sayVersion(HttpServletResponse response) {
    response.setHeader("Sec-WebSocket-Version", VERSION);
  }

  /** Says yes to a request without a fault. */
  static void accept(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_SWITCHING_PROTOCOLS);
    response.setHeader("Upgrade", "websocket");
    response.setHeader("Connection", "Upgrade");
    response.setHeader(
        "Sec-WebSocket-Accept", answer(request.getHeader("Sec-WebSocket-Key").strip()));
  }

  static String answer(String key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(US_ASCII));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-1", never);
    }
  }
}
