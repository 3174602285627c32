package io.chorale.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.job.TeamName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryTest extends NamespacesStage {

  private Wire back(String pid, String offset) {
    String behind = offset.isEmpty() ? "" : ",\"offset\":\"" + offset + "\"";
    Wire wire =
        new Wire(kit, namespaces, comebacks).send("0{\"pid\":\"" + pid + "\"" + behind + "}");
    wire.awaitMessages(1);
    return wire;
  }

  @Test
  void whoComesBackIsTheSameAndGetsWhatItMissed() {
    Wire wire = connected().send(join());
    chunk("a");
    wire.awaitText("\"count\",1");
    String offset = wire.lastOffset();
    wire.breakOff();
    chunk("b");
    Wire back = back(wire.pid(), offset);
    back.awaitText("\"count\",2");
    chunk("c");
    back.awaitText("\"count\",3");
    assertThat(back.told())
        .containsExactly(
            "42[\"chunk\",\"b\"]", "42[\"count\",2]", "42[\"chunk\",\"c\"]", "42[\"count\",3]");
    assertThat(back.pid()).isEqualTo(wire.pid());
    assertThat(back.sid()).isEqualTo(wire.sid());
    assertThat(main.heard()).contains("back 5");
  }

  @Test
  void whoIsBackBeforeTheOldConnectionIsKnownToBeGoneGoesFromThatOneOnly() {
    Wire wire = connected().send(join());
    chunk("a");
    Wire again = back(wire.pid(), wire.offsetOf("\"count\",1"));
    wire.awaitClosed();
    await().until(() -> main.heard().contains("gone SUPERSEDED"));
    chunk("b");
    again.awaitText("\"chunk\",\"b\"");
    assertThat(main.heard()).doesNotContain("gone CUT_OFF");
  }

  @Test
  void whoComesBackAfterARestartGoesOnTheSame() {
    Wire wire = connected().send(join());
    chunk("a");
    wire.awaitText("\"count\",1");
    String afterChunk = wire.offsetOf("\"chunk\"");
    assertThat(afterChunk).endsWith(":1.1");
    comebacks = new Comebacks(kit.journal::lastSeq, kit.journal::isOver);
    chunk("b");
    Wire back = back(wire.pid(), afterChunk);
    back.awaitText("\"count\",2");
    assertThat(back.told())
        .containsExactly("42[\"count\",1]", "42[\"chunk\",\"b\"]", "42[\"count\",2]");
    assertThat(back.pid()).isEqualTo(wire.pid());
  }

  @Test
  void whoHasGotNothingYetComesBackIntoItsRoomAfterARestart() {
    chunk("a");
    Wire wire = connected().send(join());
    String offset = wire.offsetOf("\"offset\"");
    comebacks = new Comebacks(kit.journal::lastSeq, kit.journal::isOver);
    Wire back = back(wire.pid(), offset);
    back.awaitText("\"count\",1");
    assertThat(back.told()).hasSize(2);
  }

  @Test
  void whoHasGotNoEventComesBackByItsSecretAlone() {
    Wire wire = connected();
    comebacks = new Comebacks(kit.journal::lastSeq, kit.journal::isOver);
    Wire back = back(wire.pid(), "");
    assertThat(back.pid()).isEqualTo(wire.pid());
    assertThat(main.heard()).containsExactly("new 5", "back 5");
  }

  @Test
  void aJoiningThatTheClientWasNotToldOfIsRemembered() {
    chunk("a");
    Wire wire = connected().send(join());
    wire.awaitText("\"count\",1");
    Wire back = back(wire.pid(), "");
    back.awaitText("\"count\",1");
    assertThat(back.told()).hasSize(2);
    wire.awaitClosed();
    assertThat(main.heard()).containsSubsequence("new 5", "back 5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "0~news:5~%s:99", "0~AAAAAAAAAAAAAAAAAAAAAA:1", "0"})
  void whatNobodyCanHaveSeenMakesANewConnection(String offset) {
    chunk("a");
    Wire wire = connected();
    Wire back = back(wire.pid(), offset.formatted(ROOM));
    assertThat(back.pid()).isNotEqualTo(wire.pid());
    assertThat(main.heard()).contains("new 5").doesNotContain("back 5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAA~x"})
  void aSecretThatWeNeverGaveMakesANewConnection(String pid) {
    assertThat(back(pid, "").pid()).isNotEqualTo(pid);
  }

  @Test
  void aRoomWhoseJobTheClientHasAllOfEndsWithTheConnection() {
    Wire wire = connected().send(join());
    chunk("a");
    kit.happens(JOB, new JobEnded(JobState.COMPLETE));
    String offset = wire.offsetOf("\"end\"");
    assertThat(offset).isEqualTo("1~news:5~" + ROOM + ":2");
    Wire back = back(wire.pid(), offset);
    main.last().emit("later");
    assertThat(back.offsetOf("\"later\"")).isEqualTo("1~news:5");
    assertThat(main.last().recovered()).isTrue();
  }

  @Test
  void allItsRoomsAreToldOfFromTheFirstEventOn() {
    JobId other = JobId.random();
    kit.happens(other, new Chunk(new TeamName("red"), "x"));
    Wire wire = connected().send(join()).send("2[\"join\",\"" + other + "\"]");
    wire.awaitText("\"count\",1");
    String offset = wire.lastOffset();
    chunk("a");
    Wire back = back(wire.pid(), offset);
    assertThat(back.offsetOf("\"chunk\",\"a\"")).contains(Rooms.room(other) + ":1");
    assertThat(back.told()).hasSize(2);
  }
}
