package io.chorale.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;

/** The one table from what a provider did to a kind of failure and words for a person. */
public final class ProviderFailures {

  /** As much of a provider's own words as a person wants to read. */
  private static final int OWN_WORDS = 300;

  private final String name;

  public ProviderFailures(String provider) {
    this.name = provider;
  }

  /** An answer that is none: a status other than 2xx, with its body. */
  public ModelException refused(int status, String body) {
    Kind kind = kind(status, body.toLowerCase(Locale.ROOT));
    return new ModelException(kind, sentence(kind, status) + ownWords(body));
  }

  /** A failure told inside a stream that had begun well. */
  ModelException inBand(String body) {
    String lower = body.toLowerCase(Locale.ROOT);
    int code = Json.read(body).path("error").path("code").asInt(0);
    Kind kind = kind(code >= 400 ? code : 500, lower);
    return new ModelException(kind, name + " broke off its answer." + ownWords(body));
  }

  ModelException notAStream(String contentType) {
    String what = contentType.isEmpty() ? "something else" : contentType;
    return new ModelException(
        Kind.NONSENSE,
        "%s answered with %s where an event stream was due. Is its base URL right?"
            .formatted(name, what));
  }

  ModelException nonsense(Throwable cause) {
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

  /** The connection failed: before the answer began, or in its middle. */
  public ModelException connection(Throwable cause, boolean begun) {
    if (begun) {
      return new ModelException(
          Kind.CUT,
          name + " broke off in the middle of its answer: the connection was lost.",
          cause);
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

  private static Kind kind(int status, String body) {
    if (mentions(body, "insufficient_quota", "credit balance", "billing")) {
      return Kind.NO_CREDIT;
    }
    if (mentions(
        body, "context_length", "context length", "prompt is too long", "input token count")) {
      return Kind.CONTEXT_TOO_LONG;
    }
    if (mentions(body, "api_key_invalid", "invalid_api_key", "authentication_error")) {
      return Kind.BAD_KEY;
    }
    if (mentions(body, "overloaded")) {
      return Kind.OVERLOADED;
    }
    return switch (status) {
      case 401, 403 -> Kind.BAD_KEY;
      case 402 -> Kind.NO_CREDIT;
      case 408, 504 -> Kind.TIMEOUT;
      case 429 -> Kind.RATE_LIMIT;
      default -> status >= 500 ? Kind.OVERLOADED : Kind.BAD_REQUEST;
    };
  }

  private static boolean mentions(String body, String... words) {
    for (String word : words) {
      if (body.contains(word)) {
        return true;
      }
    }
    return false;
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
          default -> "%s does not accept the request (%d).";
        };
    return words.formatted(name, status);
  }

  private static String ownWords(String body) {
    String words = message(body).strip();
    if (words.isEmpty()) {
      return "";
    }
    String some = words.length() <= OWN_WORDS ? words : words.substring(0, OWN_WORDS) + "…";
    return " It says: " + some;
  }

  /** The message out of an error's JSON; empty when it is something else, a page perhaps. */
  private static String message(String body) {
    JsonNode node;
    try {
      node = Json.read(body);
    } catch (IllegalArgumentException notJson) {
      return "";
    }
    if (node.isArray()) {
      node = node.path(0);
    }
    JsonNode error = node.path("error");
    if (error.isTextual()) {
      return error.asText();
    }
    return error.isObject() ? Json.text(error, "message") : Json.text(node, "message");
  }

  private static String seconds(Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
  }
}
