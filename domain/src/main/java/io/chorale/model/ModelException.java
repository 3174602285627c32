package io.chorale.model;

import java.util.Objects;
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
    /** Stopped from our side. */
    CANCELLED(false);

    private final boolean retriable;

    Kind(boolean retriable) {
      this.retriable = retriable;
    }

    /** Whether the same request may succeed a little later. */
    public boolean retriable() {
      return retriable;
    }
  }

  private final Kind kind;

  public ModelException(Kind kind, String message) {
    this(kind, message, null);
  }

  public ModelException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  public Kind kind() {
    return kind;
  }
}
