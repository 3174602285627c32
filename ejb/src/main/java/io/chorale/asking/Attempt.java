package io.chorale.asking;

import io.chorale.budget.CallTerms;
import io.chorale.budget.Charge;
import io.chorale.ledger.LedgerEntry.Reservation;
import io.chorale.ledger.Refusal;
import io.chorale.model.ChatModel;
import io.chorale.model.ChatRequest;
import io.chorale.model.Delta;
import io.chorale.model.DeltaListener;
import io.chorale.model.ModelCall;
import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One call to one model: metered, bounded, and settled when it ends. */
final class Attempt implements DeltaListener {

  /** Failures in whose course the provider has hardly read the request. */
  private static final Set<Kind> NOT_TAKEN =
      EnumSet.of(
          Kind.BAD_KEY,
          Kind.NO_CREDIT,
          Kind.RATE_LIMIT,
          Kind.OVERLOADED,
          Kind.BAD_REQUEST,
          Kind.CONTEXT_TOO_LONG,
          Kind.NETWORK);

  private final Undertaking undertaking;
  private final Desk desk;
  private final Reservation reservation;
  private final Meter meter;
  private final Hold hold;
  private long length;
  private long nextTold;

  // Guarded by this.
  private boolean hungUp;
  private @Nullable ModelCall call;

  private volatile @Nullable ModelException stoppedFor;

  Attempt(Undertaking undertaking, Desk desk, Reservation reservation, CallTerms terms) {
    this.undertaking = undertaking;
    this.desk = desk;
    this.reservation = reservation;
    this.hold = new Hold(desk.books(), undertaking.account(), reservation);
    this.meter = new Meter(terms, desk.count(reservation), desk.nanoTime());
    this.nextTold = desk.nanoTime().getAsLong() + Desk.BETWEEN_REPORTS;
  }

  Meter meter() {
    return meter;
  }

  void begin(ChatModel model, ChatRequest request) {
    ModelCall begun;
    try {
      begun = model.stream(request, this);
    } catch (RuntimeException | LinkageError broken) {
      failed(
          new ModelException(
              Kind.NONSENSE, reservation.provider() + " could not be asked.", broken));
      return;
    }
    boolean unwanted;
    synchronized (this) {
      call = begun;
      unwanted = hungUp;
    }
    if (unwanted) {
      begun.cancel();
    }
  }

  /** Ends the call, also one that is only just beginning; its end is told all the same. */
  void hangUp() {
    ModelCall begun;
    synchronized (this) {
      hungUp = true;
      begun = call;
    }
    if (begun != null) {
      begun.cancel();
    }
  }

  @Override
  public void delta(Delta delta) {
    if (stoppedFor != null) {
      return;
    }
    meter.take(delta);
    if (!(delta instanceof Delta.Usage)) {
      length += length(delta);
      if (length > desk.maxLength()) {
        stop(tooLarge());
        return;
      }
      undertaking.delta(delta, this);
    }
    long now = desk.nanoTime().getAsLong();
    if (now >= nextTold || meter.due()) {
      Charge charge = meter.now();
      hold.keepUpWith(charge, refusal -> stop(overrun(refusal)));
      if (now >= nextTold) {
        nextTold = now + Desk.BETWEEN_REPORTS;
        undertaking.tellSpending(charge, this);
      }
    }
  }

  private static int length(Delta delta) {
    if (delta instanceof Delta.Text more) {
      return more.text().length();
    } else if (delta instanceof Delta.Thought more) {
      return more.text().length();
    } else if (delta instanceof Delta.ToolCall call) {
      return call.arguments().length();
    }
    return 0;
  }

  private ModelException tooLarge() {
    return new ModelException(
        Kind.TOO_LARGE,
        "The answer of %s grew beyond %,d characters and was stopped there; what came before is kept."
            .formatted(reservation.provider(), desk.maxLength()));
  }

  private static ModelException overrun(Refusal refusal) {
    return new ModelException(
        Kind.BUDGET_EXCEEDED,
        "The answer was stopped because of its cost; what came so far is kept. "
            + refusal.reason());
  }

  private void stop(ModelException why) {
    stoppedFor = why;
    hangUp();
  }

  @Override
  public void completed() {
    ModelException stopped = stoppedFor;
    if (stopped != null) {
      failed(stopped);
      return;
    }
    Charge charge = hold.settle(meter.completed(), "complete");
    undertaking.completed(charge, this);
  }

  @Override
  public void failed(ModelException told) {
    ModelException stopped = stoppedFor;
    ModelException failure = stopped == null ? told : stopped;
    boolean free = !meter.begun() && NOT_TAKEN.contains(failure.kind());
    Charge charge = hold.settle(free ? Charge.NOTHING : meter.brokenOff(), failure.kind().word());
    undertaking.failed(failure, charge, this);
  }
}
