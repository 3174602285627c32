package io.chorale.engineio;

import io.chorale.hub.Watcher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * What the protocol's test suite talks to: sends back what it is sent. There only when asked for.
 */
@ApplicationScoped
class EchoFace extends EngineFace {

  @Inject EngineSettings settings;

  @Override
  public String path() {
    return "/engine.io/";
  }

  @Override
  protected boolean isThere() {
    return settings.suites();
  }

  @Override
  protected EngineListener accept(EngineSession session) {
    return new Echo(session.watcher());
  }

  private record Echo(Watcher watcher) implements EngineListener {

    @Override
    public void text(String message) {
      watcher.tell(Messages.text(message));
    }

    @Override
    public void binary(byte[] message) {
      watcher.tell(Messages.binary(message));
    }

    @Override
    public void closed() {
      // Nothing is kept.
    }
  }
}
