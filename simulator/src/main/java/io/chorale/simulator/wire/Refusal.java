package io.chorale.simulator.wire;

import java.time.Duration;

/** A request that gets an error instead of an answer; each protocol has its own shape for it. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why, in the words that all three protocols share. */
  public enum Reason {
    BAD_REQUEST(400),
    /** A field's value is out of its bounds. */
    BAD_VALUE(400),
    /** The prompt does not fit the context. */
    TOO_LONG(400),
    NO_KEY(401),
    BAD_KEY(401),
    NOT_FOUND(404),
    NO_MODEL(404),
    WRONG_METHOD(405),
    TOO_LARGE(413),
    RATE_LIMITED(429),
    NO_CREDIT(429),
    SERVER_ERROR(500),
    OVERLOADED(503),
    UNAVAILABLE(503);

    private final int status;

    Reason(int status) {
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  private final Reason reason;

  /** Zero when the client is not told how long to wait. */
  private final Duration wait;

  public Refusal(Reason reason, String message) {
    this(reason, message, Duration.ZERO);
  }

  Refusal(Reason reason, String message, Duration wait) {
    super(message, null, false, false);
    this.reason = reason;
    this.wait = wait;
  }

  static Refusal badRequest(String message) {
    return new Refusal(Reason.BAD_REQUEST, message);
  }

  public Reason reason() {
    return reason;
  }

  public Duration waiting() {
    return wait;
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
