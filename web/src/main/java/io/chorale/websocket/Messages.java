package io.chorale.websocket;

import io.chorale.hub.Frame;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Messages as they go over the wire. Those who watch the same job are mostly sent the same messages
 * together, so what was written lately is kept for the next of them.
 */
final class Messages {

  /** A power of two; each holds at most what the hub lets go in one send. */
  private static final int KEPT = 16;

  private static final AtomicReferenceArray<@Nullable Written> LATELY =
      new AtomicReferenceArray<>(KEPT);

  private Messages() {}

  /** Never compared. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Written(List<Frame> messages, boolean joined, byte[] bytes) {

    boolean holds(List<Frame> others, boolean asked) {
      if (joined != asked || messages.size() != others.size()) {
        return false;
      }
      for (int i = 0; i < others.size(); i++) {
        if (messages.get(i) != others.get(i)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Messages in their frames; shared, so not to be changed.
   *
   * @param joined whether they become one, a JSON array
   */
  static byte[] bytes(List<Frame> messages, boolean joined) {
    int place = System.identityHashCode(messages.get(0)) & (KEPT - 1);
    Written before = LATELY.get(place);
    if (before != null && before.holds(messages, joined)) {
      return before.bytes;
    }
    byte[] bytes = joined ? array(messages) : each(messages);
    LATELY.set(place, new Written(messages, joined, bytes));
    return bytes;
  }

  private static byte[] each(List<Frame> messages) {
    int size = 0;
    for (Frame message : messages) {
      int length = message.bytes().length;
      size += FrameHead.length(length) + length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(size);
    for (Frame message : messages) {
      int opcode = message.isText() ? Opcode.TEXT : Opcode.BINARY;
      FrameHead.write(bytes, opcode, message.bytes().length);
      bytes.put(message.bytes());
    }
    return bytes.array();
  }

  private static byte[] array(List<Frame> messages) {
    int length = 1 + messages.size();
    for (Frame message : messages) {
      length += message.bytes().length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(FrameHead.length(length) + length);
    FrameHead.write(bytes, Opcode.TEXT, length);
    byte before = '[';
    for (Frame message : messages) {
      bytes.put(before).put(message.bytes());
      before = ',';
    }
    return bytes.put((byte) ']').array();
  }
}
