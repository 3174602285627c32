package io.chorale.engineio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketTest {

  @Test
  void aPacketIsATypeAndData() {
    assertThat(Packet.read("4hello")).isEqualTo(new Packet.Text(PacketType.MESSAGE, "hello"));
    assertThat(Packet.read("2probe")).isEqualTo(new Packet.Text(PacketType.PING, "probe"));
    assertThat(Packet.read("6")).isEqualTo(new Packet.Text(PacketType.NOOP, ""));
  }

  @Test
  void aPayloadHoldsPacketsBetweenSeparators() {
    assertThat(Packet.readAll("4hello\u001e2\u001e4€"))
        .containsExactly(
            new Packet.Text(PacketType.MESSAGE, "hello"),
            new Packet.Text(PacketType.PING, ""),
            new Packet.Text(PacketType.MESSAGE, "€"));
  }

  @Test
  void aBinaryMessageIsBase64InAPayload() {
    Packet binary = Packet.readAll("4hello\u001ebAQIDBA==").get(1);
    assertThat(((Packet.Binary) binary).data()).containsExactly(1, 2, 3, 4);
    assertThat(Messages.binary(new byte[] {1, 2, 3, 4})).isEqualTo("bAQIDBA==");
  }

  @Test
  void whatIsWrittenIsRead() {
    String payload = Messages.together(List.of(Messages.text("a"), Messages.binary(new byte[0])));
    assertThat(payload).isEqualTo("4a\u001eb");
    assertThat(Packet.readAll(payload)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "7", "9x", " 4", "-1", "b###", "bA", "4a\u001e", "\u001e4a"})
  void whatIsNoPacketIsRefusedInWordsThatDoNotRepeatIt(String payload) {
    assertThatThrownBy(() -> Packet.readAll(payload))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessageNotContaining("abc");
  }

  @Test
  void anythingIsReadOrRefused() {
    Random random = new Random(4);
    String letters = "0123456789b\u001e{}[]\",:/=\u0000\ud800 é";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder payload = new StringBuilder();
      for (int length = random.nextInt(20); length > 0; length--) {
        payload.append(letters.charAt(random.nextInt(letters.length())));
      }
      try {
        assertThat(Packet.readAll(payload.toString())).isNotEmpty();
      } catch (MalformedPacketException refused) {
        assertThat(refused).hasMessageNotContaining("Exception");
      }
    }
  }
}
