package io.chorale.langchain4j;

import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * The words for whatever goes wrong with one provider. What LangChain4j says is for programmers and
 * may hold a key, so none of it is passed on; it stays with the failure as its cause.
 */
final class Failures {

  private final String name;

  Failures(String provider) {
    this.name = provider;
  }

  /**
   * @param begun whether something of the answer had come
   */
  ModelException of(Throwable error, boolean begun) {
    Kind kind = FailureKinds.of(error, begun);
    OptionalInt status = FailureKinds.status(error);
    String told = status.isPresent() ? " (" + status.getAsInt() + ")" : "";
    return new ModelException(kind, sentence(kind).formatted(name, told), error);
  }

  private static String sentence(Kind kind) {
    return switch (kind) {
      case BAD_KEY -> "%s does not accept the key%s. An administrator must check it.";
      case NO_CREDIT -> "The account at %s has nothing left to pay with%s.";
      case RATE_LIMIT -> "%s is limiting how often it may be asked%s. Try again in a moment.";
      case OVERLOADED -> "%s has trouble of its own%s. Try again in a moment.";
      case BAD_REQUEST -> "%s does not accept the request%s. Is the model's name right?";
      case CONTEXT_TOO_LONG -> "The brief is longer than the model of %s can take in%s.";
      case REFUSED -> "%s declined to answer%s.";
      case NETWORK -> "%s cannot be reached%s. Is its address right, and is it up?";
      case TIMEOUT -> "%s took too long%s. Try again in a moment.";
      case CUT -> "%s broke off in the middle of its answer%s: the connection was lost.";
      case NONSENSE -> "%s sent something that could not be understood%s.";
      case TOO_LARGE -> "%s sent more than is taken here%s.";
      case BUDGET_EXCEEDED -> "There is no money left for %s%s.";
      case INTERNAL -> "The answer of %s was stopped%s: something went wrong here.";
      case CANCELLED -> "The answer of %s was stopped%s.";
    };
  }

  ModelException cut(boolean anything) {
    return new ModelException(
        Kind.CUT,
        anything
            ? name + " broke off in the middle of its answer."
            : name + " ended without an answer.");
  }

  ModelException declined() {
    return new ModelException(Kind.REFUSED, name + " declined to answer.");
  }

  ModelException silent(Duration idle) {
    return new ModelException(
        Kind.TIMEOUT,
        "%s sent nothing for %s seconds, so it was given up.".formatted(name, seconds(idle)));
  }

  ModelException tooManyAtOnce() {
    return new ModelException(
        Kind.OVERLOADED,
        "Too many answers are under way at once to ask %s too. Try again in a moment."
            .formatted(name));
  }

  ModelException cancelled() {
    return new ModelException(Kind.CANCELLED, "Stopped.");
  }

  /** It was our side that broke. */
  ModelException notTaken(Throwable cause) {
    return new ModelException(
        Kind.INTERNAL,
        "The answer of " + name + " was stopped: something went wrong here while it was taken in.",
        cause);
  }

  private static String seconds(Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
  }
}
