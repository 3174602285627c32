package io.chorale.orchestration;

import io.chorale.asking.Asking;
import io.chorale.asking.Question;
import io.chorale.model.ModelCall;
import io.chorale.model.ModelException;
import io.chorale.workflow.AnswerListener;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The calls of one job that are under way, so that a stop reaches every one of them. */
final class OpenCalls {

  private final Set<ModelCall> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cancelled;

  boolean cancelled() {
    return cancelled;
  }

  void cancel() {
    cancelled = true;
    List.copyOf(open).forEach(ModelCall::cancel);
  }

  void begin(Asking asking, Question question, AnswerListener listener) {
    if (cancelled) {
      listener.failed(new ModelException(ModelException.Kind.CANCELLED, "Stopped."));
      return;
    }
    Tracked tracked = new Tracked(listener);
    ModelCall call = asking.ask(question, tracked);
    tracked.began(call);
    if (cancelled) {
      call.cancel();
    }
  }

  /** Forgets the call when it ends, also when it ends before it is known. */
  private final class Tracked extends AnswerRelay {

    private boolean over;
    private ModelCall call = () -> {};

    Tracked(AnswerListener listener) {
      super(listener);
    }

    synchronized void began(ModelCall begun) {
      call = begun;
      if (!over) {
        open.add(begun);
      }
    }

    private synchronized void ended() {
      over = true;
      open.remove(call);
    }

    @Override
    public void completed() {
      ended();
      super.completed();
    }

    @Override
    public void failed(ModelException failure) {
      ended();
      super.failed(failure);
    }
  }
}
