package io.chorale.socket;

import java.util.Optional;

/**
 * Puts text messages together that come in parts; a container that does so closes without a word
 * when it is full.
 */
final class TextParts {

  /** A ping has four characters; whoever sends this many wants something else. */
  static final int MOST = 64 * 1024;

  private final StringBuilder message = new StringBuilder();

  /** The message is longer than {@link #MOST}. */
  static final class TooLongException extends Exception {}

  /** The whole message, without space around it, when this was its last part. */
  Optional<String> add(String part, boolean last) throws TooLongException {
    if (message.length() + part.length() > MOST) {
      message.setLength(0);
      throw new TooLongException();
    }
    message.append(part);
    if (!last) {
      return Optional.empty();
    }
    String whole = message.toString().strip();
    message.setLength(0);
    return Optional.of(whole);
  }
}
