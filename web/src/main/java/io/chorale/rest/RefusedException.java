package io.chorale.rest;

import io.chorale.job.Fault;
import java.util.List;

/** A request that cannot be served as it is. The message is for the person who sent it. */
final class RefusedException extends RuntimeException {

  private final ProblemKind kind;
  private final transient List<Fault> errors;

  RefusedException(ProblemKind kind, String detail, List<Fault> errors) {
    super(detail);
    this.kind = kind;
    this.errors = List.copyOf(errors);
  }

  RefusedException(ProblemKind kind, String detail) {
    this(kind, detail, List.of());
  }

  static RefusedException parameter(String name, String detail) {
    return new RefusedException(
        ProblemKind.BAD_PARAMETER, detail, List.of(new Fault(name, detail)));
  }

  Problem problem(String instance) {
    return Problem.of(kind, String.valueOf(getMessage()), instance, errors);
  }
}
