package io.chorale.socketio;

import io.chorale.engineio.Kit;
import java.util.List;

/** One face with the real hub and real connections around it, for its tests. */
public final class FaceStage implements AutoCloseable {

  public final Kit kit = new Kit();
  private final Namespaces namespaces;
  private Comebacks comebacks = comebacks();

  public FaceStage(Namespace face) {
    this.namespaces = new Namespaces(List.of(face));
  }

  private Comebacks comebacks() {
    return new Comebacks(kit.journal::lastSeq, kit.journal::isOver);
  }

  /** Forgets what a restarted server has forgotten. */
  public void restart() {
    comebacks = comebacks();
  }

  /** Somebody who has just connected. */
  public Wire connected() {
    return wire("0");
  }

  /**
   * Somebody who comes back.
   *
   * @param offset empty for none
   */
  public Wire back(String pid, String offset) {
    String behind = offset.isEmpty() ? "" : ",\"offset\":\"" + offset + "\"";
    return wire("0{\"pid\":\"" + pid + "\"" + behind + "}");
  }

  private Wire wire(String connect) {
    Wire wire = new Wire(kit, namespaces, comebacks).send(connect);
    wire.awaitMessages(1);
    return wire;
  }

  @Override
  public void close() {
    kit.close();
  }
}
