package io.chorale.simulator;

import io.chorale.simulator.steering.Fault;
import io.chorale.simulator.steering.Steering;
import io.chorale.simulator.wire.Errors;
import io.chorale.simulator.wire.Refusal;
import io.chorale.simulator.wire.Refusal.Reason;
import java.time.Duration;
import java.util.Optional;

/** Which faults are a refusal, and how long the client is told to wait. */
final class Refusing {

  /** What a 429 tells the client to wait: short, so that a demo shows the retry. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private Refusing() {}

  /**
   * @param number which call to the model this is, from 1
   */
  static Optional<Refusal> of(Steering steering, long number, Errors errors) {
    return reason(steering.fault(), number)
        .map(reason -> errors.refusal(reason, waiting(reason, steering)));
  }

  private static Optional<Reason> reason(Fault fault, long number) {
    return switch (fault.kind()) {
      case RATE_LIMIT -> Optional.of(Reason.RATE_LIMITED);
      case SERVER_ERROR -> Optional.of(Reason.SERVER_ERROR);
      case BAD_KEY -> Optional.of(Reason.BAD_KEY);
      case NO_CREDIT -> Optional.of(Reason.NO_CREDIT);
      case OVERLOADED -> Optional.of(Reason.OVERLOADED);
      case BAD_REQUEST -> Optional.of(Reason.BAD_VALUE);
      case TOO_LONG -> Optional.of(Reason.TOO_LONG);
      case FLAKY -> number <= fault.at() ? Optional.of(Reason.UNAVAILABLE) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Duration waiting(Reason reason, Steering steering) {
    return switch (reason) {
      case RATE_LIMITED -> steering.retry().orElse(RETRY_AFTER);
      case OVERLOADED, UNAVAILABLE -> steering.retry().orElse(Duration.ZERO);
      default -> Duration.ZERO;
    };
  }
}
