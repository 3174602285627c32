package io.chorale.model;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model could not be asked, or its answer broke off. The message is for the person who watches:
 * it names the provider and says what happened, and holds no key and no internal name.
 */
public final class ModelException extends RuntimeException {

  /** What went wrong, whichever provider it was. */
  public enum Kind {
    /** The provider does not accept the key. */
    BAD_KEY(false),
    /** The account has nothing left to pay with. */
    NO_CREDIT(false),
    /** Too many requests for now. */
    RATE_LIMIT(true),
    /** The provider cannot serve anybody right now. */
    OVERLOADED(true),
    /** The provider does not understand or does not allow the request. */
    BAD_REQUEST(false),
    /** The conversation is longer than the model can take in. */
    CONTEXT_TOO_LONG(false),
    /** The provider or the model declined to answer this. */
    REFUSED(false),
    /** The provider could not be reached. */
    NETWORK(true),
    /** The provider was silent for too long. */
    TIMEOUT(true),
    /** The answer ended without the mark that its protocol prescribes. */
    CUT(true),
    /** What came is not what the protocol prescribes. */
    NONSENSE(true),
    /** More came than is taken here. */
    TOO_LARGE(false),
    /** There is no money left for it. */
    BUDGET_EXCEEDED(false),
    /** Something broke on our side; the log says more. */
    INTERNAL(false),
    /** Stopped from our side. */
    CANCELLED(false);

    private final boolean retriable;

    Kind(boolean retriable) {
      this.retriable = retriable;
    }

    /** The word on the wire and in the database. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the same request may succeed a little later. */
    public boolean retriable() {
      return retriable;
    }
  }

  private final Kind kind;
  private final @Nullable Duration retryAfter;

  public ModelException(Kind kind, String message) {
    this(kind, message, null, null);
  }

  public ModelException(Kind kind, String message, @Nullable Throwable cause) {
    this(kind, message, null, cause);
  }

  /**
   * @param retryAfter how long the provider asks to be left alone; null when it does not say
   */
  public ModelException(
      Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  public Kind kind() {
    return kind;
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
