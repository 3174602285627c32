package io.chorale.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** The codes that a close frame may carry (RFC 6455, section 7.4). */
final class CloseCodes {

  static final int NORMAL = 1000;
  static final int BROKEN = 1011;

  /** Stands for no code at all. */
  static final int NONE = 1005;

  private CloseCodes() {}

  /**
   * The code in a close frame's payload.
   *
   * @throws BrokenProtocolException when the payload is not one
   */
  static int sent(byte[] payload) throws BrokenProtocolException {
    if (payload.length == 0) {
      return NONE;
    }
    if (payload.length == 1) {
      throw new BrokenProtocolException(
          BrokenProtocolException.PROTOCOL_ERROR, "a close code has two bytes");
    }
    int code = ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    if (!maySend(code)) {
      throw new BrokenProtocolException(
          BrokenProtocolException.PROTOCOL_ERROR, "that close code must not be sent");
    }
    try {
      Object unused = UTF_8.newDecoder().decode(ByteBuffer.wrap(payload, 2, payload.length - 2));
    } catch (CharacterCodingException malformed) {
      throw new BrokenProtocolException(
          BrokenProtocolException.NOT_UTF_8, "a close phrase must be UTF-8");
    }
    return code;
  }

  private static boolean maySend(int code) {
    return (code >= 1000 && code <= 1003)
        || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
  }
}
