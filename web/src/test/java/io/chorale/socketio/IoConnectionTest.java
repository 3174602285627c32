package io.chorale.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.event.JobEvent.JobEnded;
import io.chorale.hub.CloseReason;
import io.chorale.job.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IoConnectionTest extends NamespacesStage {

  @Test
  void whoConnectsIsToldItsIdAndTheSecretByWhichItComesBack() {
    Wire wire = connected();
    assertThat(wire.messages().get(0)).startsWith("40{\"sid\":\"").contains("\"pid\":\"");
    assertThat(wire.sid()).hasSize(20);
    assertThat(wire.pid()).doesNotContain(wire.sid()).endsWith("~0~news:5");
  }

  @Test
  void anUnknownNamespaceIsRefusedAndTheConnectionGoesOn() {
    Wire wire = new Wire(kit, namespaces, comebacks).send("0/random");
    assertThat(wire.awaitMessages(1))
        .containsExactly("44/random,{\"message\":\"Invalid namespace\"}");
    assertThat(wire.send("0").awaitMessages(2).get(1)).startsWith("40{");
  }

  @Test
  void aFaceRefusesWhomItWants() {
    Wire wire = new Wire(kit, namespaces, comebacks).send("0{\"token\":\"bad\"}");
    assertThat(wire.awaitMessages(1)).containsExactly("44{\"message\":\"Not authorized\"}");
  }

  @Test
  void aNamespaceWithoutRecoveryIsAsTheProtocolHasIt() {
    Wire wire = new Wire(kit, namespaces, comebacks).send("0/custom,{\"token\":\"abc\"}");
    assertThat(wire.awaitMessages(2).get(0)).matches("40/custom,\\{\"sid\":\"[\\w-]{20}\"}");
    assertThat(wire.messages().get(1)).isEqualTo("42/custom,[\"auth\",{\"token\":\"abc\"}]");
    wire.send("2/custom,456[\"message-with-ack\",1,\"2\",{\"3\":[false]}]");
    assertThat(wire.awaitMessages(3).get(2)).isEqualTo("43/custom,456[1,\"2\",{\"3\":[false]}]");
    wire.send("51-/custom,[\"message\",{\"_placeholder\":true,\"num\":0}]");
    wire.attach(new byte[] {1, 2});
    assertThat(wire.awaitMessages(5).subList(3, 5))
        .containsExactly(
            "451-/custom,[\"message-back\",{\"_placeholder\":true,\"num\":0}]", "[1, 2]");
  }

  @Test
  void eventsAreHeardAndAcknowledgedOnce() {
    Wire wire = connected();
    wire.send("2[\"ask\",1,\"x\"]").send("27[\"ask\"]");
    assertThat(wire.awaitMessages(2)).hasSize(2).endsWith("437[\"done\"]");
    assertThat(main.heard()).containsExactly("new 5", "ask[1, \"x\"]", "ask[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "2{}", "2[\"before it connects\"]", "1", "3 1[]", "4{}"})
  void whatIsNotDueClosesTheConnection(String packet) {
    Wire wire = new Wire(kit, namespaces, comebacks).send(packet);
    wire.awaitClosed(CloseReason.NOT_UNDERSTOOD);
  }

  @Test
  void whoConnectsTwiceIsClosed() {
    Wire wire = connected().send("0");
    wire.awaitClosed(CloseReason.NOT_UNDERSTOOD);
    await().until(() -> main.heard().contains("gone CUT_OFF"));
  }

  @Test
  void whoDisconnectsIsGoneAndMayConnectAgain() {
    Wire wire = connected().send("1").send("0");
    wire.awaitMessages(2);
    assertThat(main.heard()).containsExactly("new 5", "gone DISCONNECTED", "new 5");
  }

  @Test
  void whatCrossesAGoodbyeOfOursIsNoFault() {
    Wire wire = connected().send("2[\"quit\"]").send("2[\"more\"]").send("1");
    assertThat(wire.awaitMessages(2)).endsWith("41");
    wire.send("0");
    assertThat(wire.awaitMessages(3).get(2)).startsWith("40{");
    assertThat(main.heard()).containsExactly("new 5", "gone DISCONNECTED", "new 5");
  }

  @Test
  void whoJoinsGetsTheJobFromItsBeginningAndThenLive() {
    chunk("a");
    Wire wire = connected().send(join());
    wire.awaitText("\"chunk\",\"a\"");
    chunk("b");
    kit.happens(JOB, new JobEnded(JobState.COMPLETE));
    wire.awaitText("\"end\"");
    assertThat(wire.told())
        .containsExactly(
            "42[\"chunk\",\"a\"]",
            "42[\"count\",1]",
            "42[\"chunk\",\"b\"]",
            "42[\"count\",2]",
            "42[\"end\"]");
    assertThat(wire.lastOffset()).isEqualTo("1~news:5~" + ROOM + ":3");
    main.last().emit("later");
    wire.awaitText("\"later\"");
    assertThat(wire.lastOffset()).isEqualTo("1~news:5");
  }

  @Test
  void whoLeavesHearsNoMore() {
    Wire wire = connected().send(join());
    chunk("a");
    wire.awaitText("\"count\",1");
    wire.send("21[\"leave\",\"" + JOB + "\"]");
    wire.awaitText("431[");
    chunk("b");
    wire.send("22[\"ask\"]");
    wire.awaitText("432[");
    assertThat(wire.told()).hasSize(2);
  }

  @Test
  void namespacesOfOneConnectionAreApart() {
    Wire wire = connected().send("0/stream,").send("1");
    wire.awaitMessages(2);
    wire.send("2/stream,3[\"ask\"]");
    assertThat(wire.awaitMessages(3)).endsWith("43/stream,3[\"done\"]");
  }
}
