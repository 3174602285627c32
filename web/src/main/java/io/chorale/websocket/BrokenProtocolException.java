package io.chorale.websocket;

/** The other end does not keep to RFC 6455; its connection is closed with that code and phrase. */
final class BrokenProtocolException extends Exception {

  static final int PROTOCOL_ERROR = 1002;
  static final int NOT_UTF_8 = 1007;

  private final int code;
  private final String phrase;

  BrokenProtocolException(int code, String phrase) {
    super(phrase);
    this.code = code;
    this.phrase = phrase;
  }

  int code() {
    return code;
  }

  /** At most 123 bytes. */
  String phrase() {
    return phrase;
  }
}
