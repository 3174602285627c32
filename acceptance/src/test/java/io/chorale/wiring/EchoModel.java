package io.chorale.wiring;

import io.chorale.model.ChatModel;
import io.chorale.model.ChatRequest;
import io.chorale.model.Delta;
import io.chorale.model.DeltaListener;
import io.chorale.model.ModelCall;
import jakarta.enterprise.context.ApplicationScoped;

/** A third party's provider: it gives back what it is told. */
@ApplicationScoped
public class EchoModel implements ChatModel {

  @Override
  public String provider() {
    return "echo";
  }

  @Override
  public ModelCall stream(ChatRequest request, DeltaListener listener) {
    listener.delta(new Delta.Text("You said: " + request.messages().get(0).text()));
    listener.completed();
    return () -> {};
  }
}
