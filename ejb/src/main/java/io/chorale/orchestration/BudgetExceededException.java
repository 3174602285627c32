package io.chorale.orchestration;

import jakarta.ejb.ApplicationException;

/** A job that cannot be paid. Nothing was stored, and no model was asked. */
@ApplicationException(rollback = true)
public class BudgetExceededException extends RuntimeException {

  /**
   * @param reason which budget, and how far, in words for a person
   */
  public BudgetExceededException(String reason) {
    super(reason);
  }
}
