package io.chorale.orchestration;

import jakarta.ejb.ApplicationException;

/** A key that its owner has used for another job. Nothing was stored. */
@ApplicationException(rollback = true)
public class KeyReusedException extends RuntimeException {

  KeyReusedException() {
    super(
        "This Idempotency-Key was used for another job within the last day. Send what was sent then, or choose a new key.");
  }
}
