package io.chorale.orchestration;

import io.chorale.job.Fault;
import jakarta.ejb.ApplicationException;
import java.util.List;

/** A job that cannot be started as it was asked for. Nothing was stored. */
@ApplicationException(rollback = true)
public class InvalidJobException extends RuntimeException {

  private final transient List<Fault> faults;

  public InvalidJobException(List<Fault> faults) {
    super(faults.toString());
    this.faults = List.copyOf(faults);
  }

  /** Everything that is wrong, not only the first; at least one. */
  public List<Fault> faults() {
    return faults;
  }
}
