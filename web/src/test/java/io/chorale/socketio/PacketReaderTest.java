package io.chorale.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.engineio.MalformedPacketException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketReaderTest {

  private final PacketReader reader = new PacketReader();

  private Packet read(String message) {
    return reader.text(message).orElseThrow();
  }

  /** The examples of the protocol's text. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      nullValues = "none",
      value = {
        "0; CONNECT; /; none; none",
        "0/admin,{\"token\":\"123\"}; CONNECT; /admin; none; {\"token\":\"123\"}",
        "0/random; CONNECT; /random; none; none",
        "1; DISCONNECT; /; none; none",
        "1/admin,; DISCONNECT; /admin; none; none",
        "2[\"foo\"]; EVENT; /; none; [\"foo\"]",
        "2/admin,[\"bar\"]; EVENT; /admin; none; [\"bar\"]",
        "212[\"foo\"]; EVENT; /; 12; [\"foo\"]",
        "3/admin,13[\"bar\"]; ACK; /admin; 13; [\"bar\"]",
        "2[1,{\"a\":[true,null]}]; EVENT; /; none; [1,{\"a\":[true,null]}]"
      })
  void aPacketIsRead(String message, PacketType type, String namespace, Long id, String data) {
    Packet packet = read(message);
    assertThat(packet.type()).isEqualTo(type);
    assertThat(packet.namespace()).isEqualTo(namespace);
    assertThat(packet.id()).isEqualTo(id);
    assertThat(packet.data() == null ? null : packet.data().toString()).isEqualTo(data);
  }

  @Test
  void attachmentsComeIntoTheirPlaces() {
    assertThat(
            reader.text(
                "52-/admin,7[\"baz\",{\"_placeholder\":true,\"num\":1},"
                    + "{\"in\":[{\"_placeholder\":true,\"num\":0}]}]"))
        .isEmpty();
    assertThat(reader.binary(new byte[] {1, 2})).isEmpty();
    Packet packet = reader.binary(new byte[] {3}).orElseThrow();
    assertThat(packet.type()).isEqualTo(PacketType.EVENT);
    assertThat(packet.id()).isEqualTo(7);
    assertThat(packet.data()).hasToString("[\"baz\",\"Aw==\",{\"in\":[\"AQI=\"]}]");
    assertThat(read("2[\"next\"]").data()).hasToString("[\"next\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "7",
        "2",
        "2{}",
        "2[]",
        "2[{}]",
        "2[null]",
        "2[\"a\"",
        "2[\"a\"] x",
        "2[\"connect\"]",
        "2[\"disconnecting\"]",
        "2abc[\"a\"]",
        "21234567890123456789[\"a\"]",
        "0[]",
        "0\"text\"",
        "1{}",
        "3[\"an acknowledgement of nothing\"]",
        "31{}",
        "4{\"message\":\"only a server says so\"}",
        "5[\"a\"]",
        "5-[\"a\"]",
        "50-[\"a\"]",
        "511-[\"a\"]",
        "5x-[\"a\"]",
        "51[\"a\"]"
      })
  void whatIsNoPacketIsRefused(String message) {
    assertThatThrownBy(() -> reader.text(message)).isInstanceOf(MalformedPacketException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-1", "0.5", "\"0\"", "null", "99999999999"})
  void aPlaceNamesAnAttachmentThatIsThere(String number) {
    reader.text("51-[\"a\",{\"_placeholder\":true,\"num\":" + number + "}]");
    assertThatThrownBy(() -> reader.binary(new byte[0]))
        .isInstanceOf(MalformedPacketException.class);
  }

  @Test
  void textIsNoAttachmentAndAnAttachmentIsNoPacket() {
    assertThatThrownBy(() -> reader.binary(new byte[0]))
        .isInstanceOf(MalformedPacketException.class);
    reader.text("51-[\"a\",{\"_placeholder\":true,\"num\":0}]");
    assertThatThrownBy(() -> reader.text("2[\"a\"]")).isInstanceOf(MalformedPacketException.class);
  }

  @Test
  void nestingHasABound() {
    String deep = "[".repeat(IoJson.MAX_DEPTH) + "]".repeat(IoJson.MAX_DEPTH);
    assertThatThrownBy(() -> read("2[\"a\"," + deep + "]"))
        .isInstanceOf(MalformedPacketException.class);
    assertThat(read("2[\"a\"," + deep.substring(1, deep.length() - 1) + "]").data()).isNotNull();
    assertThatThrownBy(() -> read("2" + "[".repeat(900_000)))
        .isInstanceOf(MalformedPacketException.class);
  }

  @Test
  void aNamespaceHasABound() {
    assertThatThrownBy(() -> read("0/" + "x".repeat(100_000)))
        .isInstanceOf(MalformedPacketException.class);
  }

  @Test
  void anythingIsReadOrRefused() {
    Random random = new Random(5);
    String letters = "0123456789-/,[]{}\":_abz \\u\u0000é";
    for (int i = 0; i < 50_000; i++) {
      StringBuilder message = new StringBuilder();
      for (int length = random.nextInt(24); length > 0; length--) {
        message.append(letters.charAt(random.nextInt(letters.length())));
      }
      PacketReader fresh = new PacketReader();
      try {
        if (fresh.text(message.toString()).isEmpty()) {
          fresh.binary(new byte[] {1});
        }
      } catch (MalformedPacketException refused) {
        assertThat(refused).hasMessageNotContaining("Exception");
      }
    }
  }
}
