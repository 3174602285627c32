package io.chorale.provider;

import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words for whatever goes wrong with one provider. */
public final class ProviderFailures {

  private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

  private final String name;
  private final OwnWords ownWords;
  private final RetryAfter retryAfter;

  public ProviderFailures(ProviderSettings provider) {
    this(provider, Clock.systemUTC());
  }

  ProviderFailures(ProviderSettings provider, Clock clock) {
    this.name = provider.name();
    this.ownWords = new OwnWords(provider.key());
    this.retryAfter = new RetryAfter(clock);
  }

  /** An answer with a status other than 200, with its body. */
  public ModelException refused(int status, String body) {
    return refused(status, NO_HEADERS, body);
  }

  ModelException refused(int status, HttpHeaders headers, String body) {
    ProviderError error = ProviderError.read(body);
    Kind kind = FailureKinds.of(status, error);
    Optional<Duration> wait = wait(kind, headers, error);
    String page = error.page() ? " What answered was a web page, perhaps of a proxy." : "";
    return new ModelException(
        kind,
        PlainWords.ofKind(kind, name, status, wait) + page + ownWords.of(error),
        wait.orElse(null),
        null);
  }

  /** A failure told inside a stream that had begun well. */
  ModelException inBand(String body) {
    return told(" broke off its answer.", NO_HEADERS, ProviderError.read(body));
  }

  /** A 200 that is no event stream: a page of a proxy, or an error that calls itself well. */
  ModelException notAStream(String contentType, HttpHeaders headers, String body) {
    if (body.isBlank()) {
      return cut(false);
    }
    ProviderError error = ProviderError.read(body);
    return error.message().isEmpty()
        ? new ModelException(
            Kind.NONSENSE, PlainWords.insteadOfAStream(name, ownWords.shown(contentType), body))
        : told(" did not answer.", headers, error);
  }

  private ModelException told(String what, HttpHeaders headers, ProviderError error) {
    Kind kind = FailureKinds.of(error.status(), error);
    Optional<Duration> wait = wait(kind, headers, error);
    String again = wait.map(time -> " " + PlainWords.again(time)).orElse("");
    return new ModelException(
        kind, name + what + again + ownWords.of(error), wait.orElse(null), null);
  }

  /** Only where trying again may help. */
  private Optional<Duration> wait(Kind kind, HttpHeaders headers, ProviderError error) {
    return kind.retriable()
        ? retryAfter.of(headers, error, kind == Kind.RATE_LIMIT)
        : Optional.empty();
  }

  /** The provider or its model will not answer this. */
  ModelException declined(String reason) {
    return new ModelException(
        Kind.REFUSED, name + " declined to answer (" + ownWords.shown(reason) + ").");
  }

  /** The model wrote what its own provider could not read. */
  ModelException spoilt(String reason) {
    return new ModelException(
        Kind.NONSENSE,
        "%s broke off: its model wrote something that it could not make sense of (%s)."
            .formatted(name, ownWords.shown(reason)));
  }

  public ModelException nonsense(Throwable cause) {
    return new ModelException(
        Kind.NONSENSE,
        name + " sent something that could not be understood.",
        ownWords.harmless(cause));
  }

  ModelException tooLarge(int maxEventBytes) {
    return new ModelException(
        Kind.TOO_LARGE,
        "%s sent an event of more than %s, which is more than is taken here."
            .formatted(name, PlainWords.size(maxEventBytes)));
  }

  ModelException cut(boolean anything) {
    return new ModelException(
        Kind.CUT,
        anything
            ? name + " broke off in the middle of its answer."
            : name + " ended without an answer.");
  }

  ModelException tooSlow(TimeWatch.Limit exceeded, TimeLimits limits) {
    String words =
        switch (exceeded) {
          case FIRST_TOKEN ->
              "%s did not begin to answer within %s, so it was given up."
                  .formatted(name, PlainWords.time(limits.firstToken()));
          case IDLE ->
              "%s sent nothing for %s, so it was given up."
                  .formatted(name, PlainWords.time(limits.idle()));
          case TOTAL ->
              "%s was not done with its answer after %s, so it was stopped; what came is kept."
                  .formatted(name, PlainWords.time(limits.total()));
        };
    return new ModelException(Kind.TIMEOUT, words);
  }

  ModelException cancelled() {
    return new ModelException(Kind.CANCELLED, "Stopped.");
  }

  /** It was our side that broke. */
  ModelException notTaken(Throwable cause) {
    return new ModelException(
        Kind.INTERNAL,
        "The answer of " + name + " was stopped: something went wrong here while it was taken in.",
        ownWords.harmless(cause));
  }

  /** The connection failed: before the answer began, or in its middle. */
  public ModelException connection(@Nullable Throwable failure, boolean begun) {
    Throwable cause = ownWords.harmless(failure);
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
}
