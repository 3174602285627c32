package io.chorale.hub;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One message as a face writes it; written once, however many watchers it goes to. */
public final class Frame {

  private final String text;
  private volatile byte @Nullable [] utf8;

  public Frame(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** The text in UTF-8, for transports that send bytes; shared, so not to be changed. */
  public byte[] utf8() {
    byte[] bytes = utf8;
    if (bytes == null) {
      bytes = text.getBytes(StandardCharsets.UTF_8);
      utf8 = bytes;
    }
    return bytes;
  }

  /** In characters (UTF-16 units). */
  int length() {
    return text.length();
  }
}
