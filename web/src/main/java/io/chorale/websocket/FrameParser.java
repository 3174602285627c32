package io.chorale.websocket;

import static io.chorale.websocket.BrokenProtocolException.PROTOCOL_ERROR;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a client's frames (RFC 6455, section 5), whatever pieces they come in. Data is handed on as
 * it comes, so that a message takes no memory here, however long it is.
 */
final class FrameParser {

  private static final int FINAL = 0x80;
  private static final int RESERVED = 0x70;
  private static final int OPCODE = 0x0F;
  private static final int MASKED = 0x80;
  private static final int LENGTH = 0x7F;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;
  private static final int LONGEST_HEAD = 14;
  private static final int MASK = 4;

  private static final byte[] NOTHING = {};

  private final FrameSink sink;

  private final byte[] head = new byte[LONGEST_HEAD];
  private int headRead;
  private int headLength = 2;

  private boolean inPayload;
  private boolean last;
  private int opcode;
  private long left;
  private int maskAt;

  /** What the data frames belong to; 0 between messages. */
  private int message;

  private @Nullable Utf8Parts text;
  private byte[] control = NOTHING;

  FrameParser(FrameSink sink) {
    this.sink = sink;
  }

  /**
   * Takes what came, and unmasks it in its place.
   *
   * @throws BrokenProtocolException when it is not what a client may send; nothing more can be
   *     understood then
   */
  void take(byte[] bytes, int length) throws BrokenProtocolException {
    int at = 0;
    while (at < length) {
      if (inPayload) {
        int part = (int) Math.min(left, length - at);
        unmask(bytes, at, part);
        left -= part;
        payload(bytes, at, part);
        at += part;
      } else {
        head[headRead++] = bytes[at++];
        if (headRead == 2) {
          begin();
        }
        if (headRead == headLength) {
          begun();
        }
      }
    }
  }

  private void begin() throws BrokenProtocolException {
    last = (head[0] & FINAL) != 0;
    opcode = head[0] & OPCODE;
    int length = head[1] & LENGTH;
    check((head[0] & RESERVED) == 0, "a reserved bit is set");
    check(Opcode.isKnown(opcode), "there is no such opcode");
    check((head[1] & MASKED) != 0, "a client masks its frames");
    if (Opcode.isControl(opcode)) {
      check(last, "a control frame must not be fragmented");
      check(length <= ControlFrames.MOST, "a control frame is too long");
    } else if (opcode == Opcode.CONTINUATION) {
      check(message != 0, "there is no message to be continued");
    } else {
      check(message == 0, "the message before has not ended");
      message = opcode;
    }
    headLength = 2 + MASK + (length == TWO_BYTES ? 2 : length == EIGHT_BYTES ? 8 : 0);
  }

  private void begun() throws BrokenProtocolException {
    ByteBuffer numbers = ByteBuffer.wrap(head);
    left =
        switch (headLength - MASK) {
          case 4 -> numbers.getShort(2) & 0xFFFF;
          case 10 -> numbers.getLong(2);
          default -> head[1] & LENGTH;
        };
    check(left >= 0, "a length is not negative");
    inPayload = true;
    maskAt = 0;
    if (Opcode.isControl(opcode)) {
      control = NOTHING;
    }
    if (left == 0) {
      payload(NOTHING, 0, 0);
    }
  }

  private void unmask(byte[] bytes, int from, int length) {
    int mask = headLength - MASK;
    for (int i = from; i < from + length; i++) {
      bytes[i] ^= head[mask + (maskAt++ & (MASK - 1))];
    }
  }

  private void payload(byte[] bytes, int from, int length) throws BrokenProtocolException {
    boolean frameEnds = left == 0;
    if (frameEnds) {
      inPayload = false;
      headRead = 0;
      headLength = 2;
    }
    if (Opcode.isControl(opcode)) {
      int had = control.length;
      control = Arrays.copyOf(control, had + length);
      System.arraycopy(bytes, from, control, had, length);
      if (frameEnds) {
        control(control);
      }
    } else {
      data(bytes, from, length, frameEnds && last);
    }
  }

  private void data(byte[] bytes, int from, int length, boolean ends)
      throws BrokenProtocolException {
    if (message == Opcode.TEXT) {
      if (text == null) {
        text = new Utf8Parts();
      }
      sink.text(text.decode(bytes, from, length, ends), ends);
    } else {
      sink.binary(Arrays.copyOfRange(bytes, from, from + length), ends);
    }
    if (ends) {
      message = 0;
      text = null;
    }
  }

  private void control(byte[] payload) throws BrokenProtocolException {
    control = NOTHING;
    switch (opcode) {
      case Opcode.PING -> sink.ping(payload);
      case Opcode.PONG -> sink.pong();
      default -> sink.close(CloseCodes.sent(payload));
    }
  }

  private static void check(boolean right, String phrase) throws BrokenProtocolException {
    if (!right) {
      throw new BrokenProtocolException(PROTOCOL_ERROR, phrase);
    }
  }
}
