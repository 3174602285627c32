package io.chorale.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameParserTest {

  private final List<String> heard = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final FrameParser parser =
      new FrameParser(
          new FrameSink() {
            @Override
            public void text(String part, boolean last) {
              text.append(part);
              if (last) {
                heard.add("text " + text);
                text.setLength(0);
              }
            }

            @Override
            public void binary(byte[] part, boolean last) {
              heard.add("binary " + part.length + (last ? " last" : ""));
            }

            @Override
            public void ping(byte[] payload) {
              heard.add("ping " + new String(payload, UTF_8));
            }

            @Override
            public void pong() {
              heard.add("pong");
            }

            @Override
            public void close(int code) {
              heard.add("close " + code);
            }
          });

  private void take(byte[]... frames) throws BrokenProtocolException {
    byte[] all = ClientFrames.all(frames);
    parser.take(all, all.length);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] closing(int code, String phrase) {
    byte[] words = utf8(phrase);
    return ByteBuffer.allocate(2 + words.length).putShort((short) code).put(words).array();
  }

  @Test
  void aMessageComesWhole() throws BrokenProtocolException {
    take(ClientFrames.frame(true, Opcode.TEXT, utf8("grüß dich, 𝄞")));
    assertThat(heard).containsExactly("text grüß dich, 𝄞");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 200_000})
  void anyLengthIsRead(int length) throws BrokenProtocolException {
    take(
        ClientFrames.frame(true, Opcode.TEXT, utf8("x".repeat(length))),
        ClientFrames.frame(true, Opcode.TEXT, utf8("y")));
    assertThat(heard).containsExactly("text " + "x".repeat(length), "text y");
  }

  @Test
  void controlFramesComeBetweenTheFragmentsOfAMessage() throws BrokenProtocolException {
    take(
        ClientFrames.frame(false, Opcode.TEXT, utf8("one ")),
        ClientFrames.frame(true, Opcode.PING, utf8("there?")),
        ClientFrames.frame(false, Opcode.CONTINUATION, utf8("")),
        ClientFrames.frame(true, Opcode.PONG, utf8("")),
        ClientFrames.frame(true, Opcode.CONTINUATION, utf8("two")),
        ClientFrames.frame(true, Opcode.BINARY, new byte[3]),
        ClientFrames.frame(true, Opcode.CLOSE, closing(4001, "bye")));
    assertThat(heard)
        .containsExactly("ping there?", "pong", "text one two", "binary 3 last", "close 4001");
  }

  @Test
  void whateverPiecesItComesInItIsTheSame() throws BrokenProtocolException {
    Random random = new Random(11);
    for (int run = 0; run < 200; run++) {
      heard.clear();
      byte[] all =
          ClientFrames.all(
              ClientFrames.frame(false, Opcode.TEXT, Arrays.copyOf(utf8("ä𝄞ö"), 4)),
              ClientFrames.frame(true, Opcode.PING, utf8("p")),
              ClientFrames.frame(true, Opcode.CONTINUATION, Arrays.copyOfRange(utf8("ä𝄞ö"), 4, 8)),
              ClientFrames.frame(true, Opcode.TEXT, utf8("z".repeat(300))));
      for (int at = 0; at < all.length; ) {
        int to = Math.min(all.length, at + 1 + random.nextInt(9));
        parser.take(Arrays.copyOfRange(all, at, to), to - at);
        at = to;
      }
      assertThat(heard).containsExactly("ping p", "text ä𝄞ö", "text " + "z".repeat(300));
    }
  }

  @Test
  void aCloseWithoutACodeIsOne() throws BrokenProtocolException {
    take(ClientFrames.frame(true, Opcode.CLOSE, new byte[0]));
    assertThat(heard).containsExactly("close 1005");
  }

  @Test
  void whatAClientMustNotSendIsRefused() {
    assertBroken(1002, new byte[] {(byte) 0x81, 1, 'x'});
    assertBroken(1002, ClientFrames.frame(true, 3, utf8("x")));
    assertBroken(1002, ClientFrames.frame(true, 11, utf8("")));
    assertBroken(1002, ClientFrames.frame(true, Opcode.CONTINUATION, utf8("x")));
    assertBroken(1002, ClientFrames.frame(false, Opcode.PING, utf8("x")));
    assertBroken(1002, ClientFrames.frame(true, Opcode.PING, new byte[126]));
    assertBroken(
        1002,
        ClientFrames.frame(false, Opcode.TEXT, utf8("x")),
        ClientFrames.frame(true, Opcode.TEXT, utf8("y")));
    byte[] compressed = ClientFrames.frame(true, Opcode.TEXT, utf8("x"));
    compressed[0] |= 0x40;
    assertBroken(1002, compressed);
    byte[] endless = new byte[14];
    endless[0] = (byte) 0x82;
    Arrays.fill(endless, 1, 10, (byte) 0xFF);
    assertBroken(1002, endless);
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    assertBroken(1007, ClientFrames.frame(true, Opcode.TEXT, new byte[] {(byte) 0xFF}));
    assertBroken(1007, ClientFrames.frame(true, Opcode.TEXT, new byte[] {(byte) 0xC3}));
    assertBroken(
        1007,
        ClientFrames.frame(true, Opcode.TEXT, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}));
    assertBroken(
        1007,
        ClientFrames.frame(
            true, Opcode.CLOSE, new byte[] {0x03, (byte) 0xE8, (byte) 0xC3, (byte) 0x28}));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535})
  void aCloseCodeThatMustNotBeSentIsRefused(int code) {
    assertBroken(1002, ClientFrames.frame(true, Opcode.CLOSE, closing(code, "")));
  }

  @Test
  void aCloseCodeIsTwoBytes() {
    assertBroken(1002, ClientFrames.frame(true, Opcode.CLOSE, new byte[] {3}));
  }

  private static void assertBroken(int code, byte[]... frames) {
    FrameParserTest other = new FrameParserTest();
    assertThatThrownBy(() -> other.take(frames))
        .isInstanceOfSatisfying(
            BrokenProtocolException.class, broken -> assertThat(broken.code()).isEqualTo(code));
  }
}
