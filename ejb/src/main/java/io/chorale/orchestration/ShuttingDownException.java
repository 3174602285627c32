package io.chorale.orchestration;

import jakarta.ejb.ApplicationException;

/** This node takes no more jobs. Nothing was stored; another node, or the next start, takes it. */
@ApplicationException(rollback = true)
public class ShuttingDownException extends RuntimeException {

  ShuttingDownException() {
    super("Chorale is being stopped and takes no more jobs. Try again in a moment.");
  }
}
