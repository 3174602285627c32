package io.chorale.experiments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.rest.Problem;
import io.chorale.rest.Problems;
import io.chorale.socketio.IoJson;
import io.chorale.socketio.TooManyRoomsException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/**
 * Why something that a client asked for is not done.
 *
 * @param code one word for programs
 * @param message for the person who asked: what is wrong and what would be right
 */
record Refusal(String code, String message) {

  private static final Logger LOG = System.getLogger(Refusal.class.getName());
  private static final int LONGEST_NAME = 100;

  /** For whatever was thrown while it was being done. */
  static Refusal of(RuntimeException thrown, String event) {
    if (thrown instanceof RefusedException refused) {
      return refused.refusal();
    } else if (thrown instanceof TooManyRoomsException full) {
      return new Refusal("too_many_rooms", full.getMessage() + " Leave one first.");
    }
    Problem problem = Problems.of(thrown, event).orElseGet(() -> unexpected(thrown, event));
    return new Refusal(problem.code(), problem.detail());
  }

  private static Problem unexpected(RuntimeException thrown, String event) {
    String reference = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, event + " failed: " + reference, thrown);
    return Problems.unexpected(reference, event);
  }

  /** The argument of the event {@code error}. */
  ObjectNode event(String event) {
    return json().put("event", shown(event));
  }

  /** The argument of an acknowledgement. */
  ObjectNode ack() {
    ObjectNode ack = IoJson.MAPPER.createObjectNode();
    ack.set("error", json());
    return ack;
  }

  private ObjectNode json() {
    return IoJson.MAPPER.createObjectNode().put("code", code).put("message", message);
  }

  /** What a client sent, in words for it; it may have sent a megabyte. */
  static String shown(String sent) {
    return sent.length() <= LONGEST_NAME ? sent : sent.substring(0, LONGEST_NAME) + "…";
  }
}
