package io.chorale.simulator.wire;

import java.time.Duration;

/** A request that gets an error instead of an answer; each protocol has its own shape for it. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What a 429 tells the client to wait: short, so that a demo shows the retry. */
  public static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /** Why, in the words that all three protocols share. */
  public enum Reason {
    BAD_REQUEST(400),
    NO_KEY(401),
    BAD_KEY(401),
    NOT_FOUND(404),
    WRONG_METHOD(405),
    TOO_LARGE(413),
    RATE_LIMITED(429),
    SERVER_ERROR(500);

    private final int status;

    Reason(int status) {
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  private final Reason reason;

  public Refusal(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  static Refusal badRequest(String message) {
    return new Refusal(Reason.BAD_REQUEST, message);
  }

  public Reason reason() {
    return reason;
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
