package io.chorale.socketio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By which a client is known when it comes back.
 *
 * @param pid the client's secret, and where it stood as it first came
 * @param sid what others may know it by: told by the pid, which it does not tell
 * @param first where it stood
 */
record Identity(String pid, String sid, Rooms first) {

  /** 132 bits: not to be guessed. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}~(.+)");

  private static final int SECRET_BYTES = 16;
  private static final int SID_BYTES = 15;

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Of somebody new. */
  static Identity random(Rooms first) {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return of(base64(secret) + "~" + first, first);
  }

  /** Of somebody who says that they were here; empty when it is nothing that we ever gave. */
  static Optional<Identity> parse(String pid) {
    Matcher matcher = FORM.matcher(pid);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Rooms.parse(matcher.group(1)).map(first -> of(pid, first));
  }

  private static Identity of(String pid, Rooms first) {
    return new Identity(pid, base64(sid(pid)), first);
  }

  private static byte[] sid(String pid) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(pid.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(hash, SID_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
