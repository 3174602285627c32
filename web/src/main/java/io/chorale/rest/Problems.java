package io.chorale.rest;

import io.chorale.hub.TooManyWatchersException;
import io.chorale.job.Fault;
import io.chorale.journal.JournalAwayException;
import io.chorale.model.ModelException;
import io.chorale.orchestration.BudgetExceededException;
import io.chorale.orchestration.InvalidJobException;
import io.chorale.orchestration.KeyReusedException;
import io.chorale.orchestration.ShuttingDownException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one table from what was thrown, and from what the container refused, to a problem. */
public final class Problems {

  /** Deep enough for what containers wrap around an exception; a cycle ends there too. */
  private static final int MAX_CAUSES = 10;

  private Problems() {}

  /** Looks through the causes too: containers wrap what EJBs and readers throw. */
  public static Optional<Problem> of(Throwable thrown, String instance) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      Problem known = known(cause, instance);
      if (known != null) {
        return Optional.of(known);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static @Nullable Problem known(Throwable thrown, String instance) {
    if (thrown instanceof RefusedException refused) {
      return refused.problem(instance);
    } else if (thrown instanceof InvalidJobException invalid) {
      String detail = invalid.faults().stream().map(Fault::detail).collect(Collectors.joining(" "));
      return Problem.of(ProblemKind.INVALID_JOB, detail, instance, invalid.faults());
    } else if (thrown instanceof BudgetExceededException tooDear) {
      return Problem.of(
          ProblemKind.BUDGET_EXCEEDED, String.valueOf(tooDear.getMessage()), instance);
    } else if (thrown instanceof KeyReusedException reused) {
      return Problem.of(
          ProblemKind.IDEMPOTENCY_KEY_REUSED, String.valueOf(reused.getMessage()), instance);
    } else if (thrown instanceof ShuttingDownException stopping) {
      return Problem.of(ProblemKind.SHUTTING_DOWN, String.valueOf(stopping.getMessage()), instance);
    } else if (thrown instanceof ModelException failure) {
      return Problem.of(
          ProblemKind.PROVIDER_FAILED, String.valueOf(failure.getMessage()), instance);
    } else if (thrown instanceof JournalAwayException away) {
      return Problem.of(ProblemKind.DATABASE_AWAY, String.valueOf(away.getMessage()), instance);
    } else if (thrown instanceof TooManyWatchersException full) {
      return Problem.of(ProblemKind.TOO_MANY_WATCHERS, String.valueOf(full.getMessage()), instance);
    }
    return null;
  }

  /** For what JAX-RS itself refuses, of which only the status is fit to be shown. */
  static Problem ofStatus(int status, String method, String instance) {
    return switch (status) {
      case 404 -> Problem.of(ProblemKind.UNKNOWN_PATH, "There is no " + instance + ".", instance);
      case 405 ->
          Problem.of(
              ProblemKind.METHOD_NOT_ALLOWED,
              "%s is not for %s; see Allow for what is.".formatted(method, instance),
              instance);
      case 406 ->
          Problem.of(
              ProblemKind.NOT_ACCEPTABLE,
              "Accept application/json, or leave Accept out.",
              instance);
      case 415 ->
          Problem.of(ProblemKind.NOT_JSON, "Send Content-Type: application/json.", instance);
      default ->
          Problem.of(ProblemKind.REFUSED, "The request cannot be served as it is.", instance)
              .withStatus(status);
    };
  }

  /** For what nobody expected; the log has the rest under the reference. */
  public static Problem unexpected(String reference, String instance) {
    return Problem.of(
            ProblemKind.UNEXPECTED,
            "This is a fault of Chorale's or of its server. The log tells more at "
                + reference
                + ".",
            instance)
        .withReference(reference);
  }
}
