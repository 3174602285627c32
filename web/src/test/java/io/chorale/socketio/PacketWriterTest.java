package io.chorale.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of the protocol's text, each behind the 4 of a message. */
class PacketWriterTest {

  private static final byte[] BYTES = {1, 2, 3, 4};

  private record Experiment(String experimentId, int turns) {}

  @Test
  void anEventHasItsNamespaceUnlessThatIsTheMainOne() {
    assertThat(PacketWriter.event("/", "foo", List.of())).isEqualTo("42[\"foo\"]");
    assertThat(PacketWriter.event("/admin", "bar", List.of(1, "2")))
        .isEqualTo("42/admin,[\"bar\",1,\"2\"]");
  }

  @Test
  void namesStayAsJavaHasThem() {
    assertThat(PacketWriter.event("/", "made", List.of(new Experiment("exp_1", 3))))
        .isEqualTo("42[\"made\",{\"experimentId\":\"exp_1\",\"turns\":3}]");
  }

  @Test
  void binaryValuesGoBesideTheirPacket() {
    assertThat(PacketWriter.event("/", "baz", List.of(BYTES, Map.of("x", BYTES))))
        .isEqualTo(
            "452-[\"baz\",{\"_placeholder\":true,\"num\":0},"
                + "{\"x\":{\"_placeholder\":true,\"num\":1}}]\u001ebAQIDBA==\u001ebAQIDBA==");
  }

  @Test
  void anAcknowledgementNamesWhatItAnswers() {
    assertThat(PacketWriter.ack("/admin", 13, List.of("bar"))).isEqualTo("43/admin,13[\"bar\"]");
    assertThat(PacketWriter.ack("/", 15, List.of("bar", BYTES)))
        .isEqualTo("461-15[\"bar\",{\"_placeholder\":true,\"num\":0}]\u001ebAQIDBA==");
  }

  @Test
  void whoLeavesSaysOnlyThat() {
    assertThat(PacketWriter.disconnect("/")).isEqualTo("41");
    assertThat(PacketWriter.disconnect("/admin")).isEqualTo("41/admin,");
  }

  @Test
  void noTextCanBeTakenForTheEndOfAPacket() {
    assertThat(PacketWriter.event("/", "a", List.of("x\u001e4y")))
        .isEqualTo("42[\"a\",\"x\\u001E4y\"]");
  }
}
