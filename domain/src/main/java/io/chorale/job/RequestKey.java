package io.chorale.job;

/**
 * By what a client recognises a job that it asks for a second time.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters of the client's choice, without control
 *     characters
 * @param request a digest of what is asked for: the same key is not for anything else
 */
public record RequestKey(String value, String request) {

  public static final int MAX_LENGTH = 255;

  public RequestKey {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a key");
    }
  }

  public static boolean isValid(String value) {
    return !value.isBlank()
        && value.length() <= MAX_LENGTH
        && value.chars().noneMatch(Character::isISOControl);
  }
}
