package io.chorale.asking;

import io.chorale.model.ChatModel;
import io.chorale.model.ChatRequest;
import io.chorale.model.Delta;
import io.chorale.model.DeltaListener;
import io.chorale.model.ModelCall;
import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model whose answers the test wrote down; the last one is given again and again. */
final class ScriptedModel implements ChatModel {

  final List<ChatRequest> requests = new ArrayList<>();
  private final String provider;
  private final Deque<Script> scripts = new ArrayDeque<>();

  ScriptedModel(String provider, Script... scripts) {
    this.provider = provider;
    this.scripts.addAll(List.of(scripts));
  }

  /**
   * What comes, and how it ends.
   *
   * @param end null for well
   * @param hangs whether it only ends when it is cancelled
   */
  record Script(List<Delta> deltas, @Nullable ModelException end, boolean hangs) {

    static Script whole(Delta... deltas) {
      return new Script(List.of(deltas), null, false);
    }

    static Script broken(Kind kind, Delta... deltas) {
      return new Script(List.of(deltas), new ModelException(kind, "It failed: " + kind), false);
    }

    static Script hanging(Delta... deltas) {
      return new Script(List.of(deltas), null, true);
    }
  }

  @Override
  public String provider() {
    return provider;
  }

  @Override
  public long mostOutput(ChatRequest request) {
    return 1_000;
  }

  @Override
  public ModelCall stream(ChatRequest request, DeltaListener listener) {
    Script script = next(request);
    Call call = new Call(listener);
    for (Delta delta : script.deltas()) {
      if (!call.over) {
        listener.delta(delta);
      }
    }
    ModelException failure = script.end();
    if (failure != null) {
      call.end(() -> listener.failed(failure));
    } else if (!script.hangs()) {
      call.end(listener::completed);
    }
    return call;
  }

  private synchronized Script next(ChatRequest request) {
    requests.add(request);
    Script script = scripts.size() > 1 ? scripts.remove() : scripts.element();
    return script;
  }

  private static final class Call implements ModelCall {

    private final DeltaListener listener;
    private boolean over;

    private Call(DeltaListener listener) {
      this.listener = listener;
    }

    private synchronized boolean first() {
      boolean first = !over;
      over = true;
      return first;
    }

    private void end(Runnable telling) {
      if (first()) {
        telling.run();
      }
    }

    @Override
    public void cancel() {
      end(() -> listener.failed(new ModelException(Kind.CANCELLED, "Stopped.")));
    }
  }
}
