package io.chorale.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Frame;
import io.chorale.hub.Outlet;
import io.chorale.output.SlowStream;
import io.chorale.socket.SocketFace;
import io.chorale.socket.SocketListener;
import io.chorale.socket.SocketRequest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpgradedSocketTest {

  private final TestConnection connection = new TestConnection();
  private final SlowStream out = connection.out;
  private final List<String> heard = new ArrayList<>();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Executors.defaultThreadFactory());
  private final UpgradedSocket socket = new UpgradedSocket();

  private final SocketListener listener =
      new SocketListener() {
        @Override
        public void text(String part, boolean last) {
          heard.add(part);
          if (part.equals("break")) {
            throw new IllegalStateException("a face that breaks");
          }
        }

        @Override
        public void binary(byte[] part, boolean last) {
          heard.add("binary");
        }

        @Override
        public void heard() {
          heard.add("alive");
        }

        @Override
        public void gone() {
          heard.add("gone");
        }

        @Override
        public void broke(Throwable failure) {
          heard.add("broke");
        }
      };

  @BeforeEach
  void open() {
    timer.setRemoveOnCancelPolicy(true);
    open(listener);
  }

  private void open(SocketListener hears) {
    socket.prepare(
        new SocketFace() {
          @Override
          public String path() {
            return "/";
          }

          @Override
          public SocketListener open(SocketRequest request, Outlet outlet) {
            return hears;
          }
        },
        new SocketRequest(Map.of(), Map.of(), null, Map.of()),
        timer);
    socket.init(connection);
    connection.writePossible();
  }

  @AfterEach
  void end() {
    timer.shutdownNow();
  }

  private void comes(int opcode, String text) {
    connection.comes(ClientFrames.frame(true, opcode, text.getBytes(UTF_8)));
  }

  private void comesClose(int code) {
    byte[] payload = ByteBuffer.allocate(2).putShort((short) code).array();
    connection.comes(ClientFrames.frame(true, Opcode.CLOSE, payload));
  }

  @Test
  void whatIsSentGoesInFrames() {
    List<String> done = new ArrayList<>();
    socket.send(List.of(new Frame("a"), new Frame("b")), failure -> done.add("sent"));
    assertThat(out.bytes()).containsExactly(0x81, 1, 'a', 0x81, 1, 'b');
    assertThat(done).containsExactly("sent");
  }

  @Test
  void aPingIsAnsweredAndIsASignOfLife() {
    comes(Opcode.PING, "there?");
    comes(Opcode.PONG, "");
    assertThat(out.bytes()).startsWith(0x8A, 6, 't').hasSize(8);
    assertThat(heard).containsExactly("alive", "alive");
  }

  @Test
  void whoSaysGoodByeIsAnsweredWithTheSameCode() {
    comesClose(4001);
    assertThat(out.bytes()).containsExactly(0x88, 2, 4001 >> 8, 4001 & 0xFF);
    assertThat(heard).containsExactly("gone");
    assertThat(connection.isClosed()).isTrue();
    assertThat(timer.getQueue()).isEmpty();
  }

  @Test
  void whoIsClosedHasTimeToAnswer() {
    socket.close(CloseReason.OVER);
    assertThat(out.bytes()).startsWith(0x88, 2 + CloseReason.OVER.phrase().length());
    assertThat(connection.isClosed()).isFalse();
    assertThat(timer.getQueue()).hasSize(1);
    comesClose(1000);
    assertThat(connection.isClosed()).isTrue();
    assertThat(timer.getQueue()).isEmpty();
  }

  @Test
  void whoReadsLateIsToldTheCodeBehindWhatWasOnItsWay() {
    out.fullBehind(3);
    socket.send(List.of(new Frame("a")), failure -> {});
    socket.close(CloseReason.TOO_SLOW);
    assertThat(out.bytes()).containsExactly(0x81, 1, 'a');
    out.drain();
    connection.writePossible();
    assertThat(ByteBuffer.wrap(out.bytes(), 5, 2).getShort()).isEqualTo((short) 4408);
  }

  @Test
  void whoBreaksTheProtocolIsToldSoAndNotHeardAnyMore() {
    comes(3, "?");
    comes(Opcode.TEXT, "more");
    assertThat(ByteBuffer.wrap(out.bytes(), 2, 2).getShort()).isEqualTo((short) 1002);
    assertThat(heard).containsExactly("gone");
  }

  @Test
  void aFaceThatBreaksEndsItsSocket() {
    comes(Opcode.TEXT, "break");
    assertThat(ByteBuffer.wrap(out.bytes(), 2, 2).getShort()).isEqualTo((short) 1011);
    assertThat(heard).containsExactly("break", "gone");
  }

  @Test
  void anEndWithoutGoodByeIsOneToo() {
    connection.ends();
    assertThat(heard).contains("gone");
    assertThat(connection.isClosed()).isTrue();
  }

  @Test
  void nothingIsAskedOfAClosedConnection() {
    connection.comes(
        ClientFrames.all(
            ClientFrames.frame(true, Opcode.TEXT, "a".getBytes(UTF_8)),
            ClientFrames.frame(true, Opcode.CLOSE, new byte[0])));
    assertThat(connection.isClosed()).isTrue();
    assertThat(connection.askedWhenClosed()).isFalse();
  }
}
