package io.chorale.hub;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One message as a face writes it; written once, however many watchers it goes to. */
public class Frame {

  private final @Nullable String text;
  private volatile byte @Nullable [] bytes;

  public Frame(String text) {
    this.text = text;
  }

  private Frame(byte[] bytes) {
    this.text = null;
    this.bytes = bytes;
  }

  /**
   * A message that is not text, for transports that tell the two apart.
   *
   * @param bytes must not be changed any more
   */
  public static Frame binary(byte[] bytes) {
    return new Frame(bytes);
  }

  public final boolean isText() {
    return text != null;
  }

  /**
   * @throws IllegalStateException when it is not text
   */
  public final String text() {
    if (text == null) {
      throw new IllegalStateException("a binary message has no text");
    }
    return text;
  }

  /** The message as it is sent, text in UTF-8; shared, so not to be changed. */
  public final byte[] bytes() {
    byte[] made = bytes;
    if (made == null) {
      made = text().getBytes(StandardCharsets.UTF_8);
      bytes = made;
    }
    return made;
  }

  /** In characters (UTF-16 units); of a binary message in bytes. */
  final int length() {
    return text == null ? bytes().length : text.length();
  }
}
