package io.chorale.provider;

import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The words for whatever goes wrong with one provider. */
public final class ProviderFailures {

  private final String name;
  private final OwnWords ownWords;

  public ProviderFailures(ProviderSettings provider) {
    this.name = provider.name();
    this.ownWords = new OwnWords(provider.key());
  }

  /** An answer with a status other than 200, with its body. */
  public ModelException refused(int status, String body) {
    ProviderError error = ProviderError.read(body);
    Kind kind = FailureKinds.of(status, error);
    return new ModelException(kind, sentence(kind, status) + ownWords.of(error));
  }

  /** A failure told inside a stream that had begun well. */
  ModelException inBand(String body) {
    ProviderError error = ProviderError.read(body);
    Kind kind = FailureKinds.of(error.status(), error);
    return new ModelException(kind, name + " broke off its answer." + ownWords.of(error));
  }

  /** A 200 that is no event stream: a page of a proxy, or an error that calls itself well. */
  ModelException notAStream(String contentType, String body) {
    if (body.isBlank()) {
      return cut(false);
    }
    ProviderError error = ProviderError.read(body);
    if (!error.message().isEmpty()) {
      Kind kind = FailureKinds.of(error.status(), error);
      return new ModelException(kind, name + " did not answer." + ownWords.of(error));
    }
    String what = contentType.isEmpty() ? "something else" : contentType;
    return new ModelException(
        Kind.NONSENSE,
        "%s answered with %s where an event stream was due. Is its base URL right?"
            .formatted(name, what));
  }

  /** The provider or its model will not answer this. */
  ModelException declined(String reason) {
    return new ModelException(Kind.REFUSED, name + " declined to answer (" + reason + ").");
  }

  public ModelException nonsense(Throwable cause) {
    return new ModelException(
        Kind.NONSENSE, name + " sent something that could not be understood.", cause);
  }

  ModelException cut(boolean anything) {
    return new ModelException(
        Kind.CUT,
        anything
            ? name + " broke off in the middle of its answer."
            : name + " ended without an answer.");
  }

  ModelException silent(Duration idle) {
    return new ModelException(
        Kind.TIMEOUT,
        "%s sent nothing for %s seconds, so it was given up.".formatted(name, seconds(idle)));
  }

  ModelException cancelled() {
    return new ModelException(Kind.CANCELLED, "Stopped.");
  }

  /** It was our side that broke. */
  ModelException notTaken(Throwable cause) {
    return new ModelException(
        Kind.CANCELLED,
        "The answer of " + name + " was stopped: something went wrong here while it was taken in.",
        cause);
  }

  /** The connection failed: before the answer began, or in its middle. */
  public ModelException connection(@Nullable Throwable cause, boolean begun) {
    if (begun) {
      return new ModelException(
          Kind.CUT,
          name + " broke off in the middle of its answer: the connection was lost.",
          cause);
    }
    if (cause instanceof SocketTimeoutException) {
      return new ModelException(Kind.TIMEOUT, name + " took too long to answer.", cause);
    }
    if (cause instanceof HttpConnectTimeoutException) {
      return new ModelException(Kind.NETWORK, name + " cannot be reached in time.", cause);
    }
    if (cause instanceof ConnectException || cause instanceof UnresolvedAddressException) {
      return new ModelException(
          Kind.NETWORK, name + " cannot be reached. Is its base URL right, and is it up?", cause);
    }
    return new ModelException(Kind.NETWORK, "The connection to " + name + " failed.", cause);
  }

  private String sentence(Kind kind, int status) {
    String words =
        switch (kind) {
          case BAD_KEY -> "%s does not accept the key (%d). An administrator must check it.";
          case NO_CREDIT -> "The account at %s has nothing left to pay with (%d).";
          case RATE_LIMIT ->
              "%s is limiting how often it may be asked (%d). Try again in a moment.";
          case OVERLOADED -> "%s has trouble of its own (%d). Try again in a moment.";
          case CONTEXT_TOO_LONG -> "The brief is longer than the model of %s can take in (%d).";
          case TIMEOUT -> "%s took too long (%d). Try again in a moment.";
          case REFUSED -> "%s declined to answer (%d).";
          default ->
              status < 400 || status == 404
                  ? "%s has nothing at this address (%d). Are its base URL and the model right?"
                  : "%s does not accept the request (%d).";
        };
    return words.formatted(name, status);
  }

  private static String seconds(Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
  }
}
