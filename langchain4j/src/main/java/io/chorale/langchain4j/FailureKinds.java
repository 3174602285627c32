package io.chorale.langchain4j;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JacksonException;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import io.chorale.model.ModelException.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one table from what a LangChain4j model throws to a kind of failure. */
final class FailureKinds {

  /** Causes are looked through from the outside in, and each from the top of this table. */
  private static final List<Entry<Class<? extends Throwable>, Kind>> TABLE =
      List.of(
          entry(ContentFilteredException.class, Kind.REFUSED),
          entry(AuthenticationException.class, Kind.BAD_KEY),
          entry(RateLimitException.class, Kind.RATE_LIMIT),
          entry(TimeoutException.class, Kind.TIMEOUT),
          entry(ModelNotFoundException.class, Kind.BAD_REQUEST),
          entry(InvalidRequestException.class, Kind.BAD_REQUEST),
          entry(UnsupportedFeatureException.class, Kind.BAD_REQUEST),
          entry(InternalServerException.class, Kind.OVERLOADED),
          entry(UnresolvedModelServerException.class, Kind.NETWORK),
          entry(UnresolvedAddressException.class, Kind.NETWORK),
          entry(HttpConnectTimeoutException.class, Kind.NETWORK),
          entry(HttpTimeoutException.class, Kind.TIMEOUT),
          entry(SocketTimeoutException.class, Kind.TIMEOUT),
          entry(java.util.concurrent.TimeoutException.class, Kind.TIMEOUT),
          entry(JacksonException.class, Kind.NONSENSE));

  private FailureKinds() {}

  /**
   * @param begun whether something of the answer had come
   */
  static Kind of(Throwable error, boolean begun) {
    String words = words(error);
    Kind kind =
        causes(error)
            .flatMap(cause -> kinds(cause, begun))
            .findFirst()
            .orElseGet(() -> toldInWords(words));
    return switch (kind) {
      case BAD_REQUEST, RATE_LIMIT, NONSENSE -> narrower(kind, words);
      default -> kind;
    };
  }

  /** The status that the provider answered with, where it did. */
  static OptionalInt status(Throwable error) {
    return causes(error)
        .filter(HttpException.class::isInstance)
        .mapToInt(cause -> ((HttpException) cause).statusCode())
        .findFirst();
  }

  private static Stream<Kind> kinds(Throwable cause, boolean begun) {
    if (cause instanceof HttpException answer) {
      return Stream.of(ofStatus(answer.statusCode()));
    }
    Stream<Kind> listed =
        TABLE.stream().filter(row -> row.getKey().isInstance(cause)).map(Entry::getValue);
    return cause instanceof IOException
        ? Stream.concat(listed, Stream.of(begun ? Kind.CUT : Kind.NETWORK))
        : listed;
  }

  private static Kind ofStatus(int status) {
    return switch (status) {
      case 401, 403 -> Kind.BAD_KEY;
      case 402 -> Kind.NO_CREDIT;
      case 408, 504 -> Kind.TIMEOUT;
      case 413 -> Kind.CONTEXT_TOO_LONG;
      case 429 -> Kind.RATE_LIMIT;
      default -> status >= 500 ? Kind.OVERLOADED : Kind.BAD_REQUEST;
    };
  }

  /** Where LangChain4j throws something of its own, as for an error in the middle of a stream. */
  private static Kind toldInWords(String words) {
    if (says(words, "overloaded")) {
      return Kind.OVERLOADED;
    }
    return says(words, "rate_limit", "rate limit", "too many requests")
        ? Kind.RATE_LIMIT
        : Kind.NONSENSE;
  }

  private static Kind narrower(Kind kind, String words) {
    if (says(words, "insufficient_quota", "insufficient balance", "credit balance is too low")) {
      return Kind.NO_CREDIT;
    }
    if (kind == Kind.RATE_LIMIT) {
      return kind;
    }
    if (says(words, "context_length", "context length", "context window", "is too long")) {
      return Kind.CONTEXT_TOO_LONG;
    }
    return says(words, "content_filter", "content_policy") ? Kind.REFUSED : kind;
  }

  private static String words(Throwable error) {
    return causes(error)
        .map(cause -> String.valueOf(cause.getMessage()))
        .collect(Collectors.joining(" "))
        .toLowerCase(Locale.ROOT);
  }

  private static boolean says(String text, String... words) {
    return Arrays.stream(words).anyMatch(text::contains);
  }

  /** Ten are more than enough, and an end for those that cause each other. */
  private static Stream<Throwable> causes(Throwable error) {
    return Stream.iterate(error, cause -> cause != null, Throwable::getCause).limit(10);
  }
}
