package io.chorale.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Decodes text that comes in pieces, which may end in the midst of a character. */
final class Utf8Parts {

  /** A character has four bytes at most. */
  private static final int UNDECODED = 3;

  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);

  private ByteBuffer begun = ByteBuffer.allocate(0);

  /**
   * @param ends whether nothing follows
   * @throws BrokenProtocolException when it is not UTF-8
   */
  String decode(byte[] bytes, int from, int length, boolean ends) throws BrokenProtocolException {
    ByteBuffer in =
        ByteBuffer.allocate(begun.remaining() + length).put(begun).put(bytes, from, length).flip();
    CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
    CoderResult result = decoder.decode(in, out, ends);
    if (result.isError() || in.remaining() > UNDECODED) {
      throw new BrokenProtocolException(BrokenProtocolException.NOT_UTF_8, "text must be UTF-8");
    }
    begun = in.slice();
    return out.flip().toString();
  }
}
