package io.chorale.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.hub.Frame;
import io.chorale.job.JobId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final JobId RED = JobId.random();
  private static final JobId BLUE = JobId.random();
  private static final String RED_ROOM = Rooms.room(RED);
  private static final String BLUE_ROOM = Rooms.room(BLUE);

  private final List<JobId> over = new ArrayList<>();
  private final Standing standing = new Standing(Rooms.NONE, over::add);

  private static EventFrame frame(JobId job, long seq, boolean last, String... names) {
    List<String> packets =
        List.of(names).stream().map(name -> PacketWriter.event("/", name, List.of())).toList();
    return EventFrame.of("/", packets, job, Rooms.room(job), seq, last);
  }

  private static EventFrame frame(JobId job, long seq) {
    return frame(job, seq, false, "e");
  }

  private static @Nullable String text(@Nullable Frame frame) {
    return frame == null ? null : frame.text();
  }

  private @Nullable String turn(EventFrame frame) {
    return text(standing.turn(frame));
  }

  @Test
  void anEventSaysWhereItsClientStandsBehindIt() {
    assertThat(turn(EventFrame.of("/", "hello", "x"))).isEqualTo("42[\"hello\",\"x\",\"0\"]");
    standing.enter(RED, 0);
    assertThat(turn(frame(RED, 1))).isEqualTo("42[\"e\",\"1~" + RED_ROOM + ":1\"]");
    standing.enter(BLUE, 7);
    assertThat(turn(frame(BLUE, 8)))
        .isEqualTo("42[\"e\",\"2~" + RED_ROOM + ":1~" + BLUE_ROOM + ":8\"]");
    assertThat(turn(frame(RED, 2)))
        .isEqualTo("42[\"e\",\"2~" + BLUE_ROOM + ":8~" + RED_ROOM + ":2\"]");
  }

  @Test
  void whoStandsAlikeSharesWhatIsWritten() {
    Standing other = new Standing(Rooms.NONE, over::add);
    standing.enter(RED, 0);
    other.enter(RED, 0);
    EventFrame event = frame(RED, 1);
    assertThat(other.turn(event)).isSameAs(standing.turn(event));
    other.enter(BLUE, 0);
    EventFrame next = frame(RED, 2);
    assertThat(text(other.turn(next))).isNotEqualTo(turn(next));
  }

  @Test
  void aRoomThatWasLeftIsSilent() {
    standing.enter(RED, 0);
    standing.leave(RED);
    assertThat(turn(frame(RED, 1))).isNull();
    assertThat(turn(EventFrame.of("/", "hello"))).isEqualTo("42[\"hello\",\"2\"]");
  }

  @Test
  void aRoomEndsWithItsJobAndWhoHasNotSeenItIsStillThere() {
    standing.enter(RED, 0);
    assertThat(turn(frame(RED, 9, true, "end"))).contains(RED_ROOM + ":9");
    assertThat(over).containsExactly(RED);
    assertThat(turn(EventFrame.of("/", "hello"))).isEqualTo("42[\"hello\",\"1\"]");
    assertThat(standing.history()).hasSize(1);
  }

  @Test
  void whoWasCutOffAmongThePacketsOfOneEventGetsTheRest() {
    standing.enter(RED, 3);
    String whole = turn(frame(RED, 4, false, "a", "b", "c"));
    assertThat(whole)
        .isEqualTo(
            "42[\"a\",\"1~%1$s:4.1\"]\u001e42[\"b\",\"1~%1$s:4.2\"]\u001e42[\"c\",\"1~%1$s:4\"]"
                .formatted(RED_ROOM));
    Standing back = new Standing(Rooms.parse("1~" + RED_ROOM + ":4.2").orElseThrow(), over::add);
    assertThat(back.enter(RED, 0)).isFalse();
    assertThat(new JobCursor(4, 2).whole()).isEqualTo(3);
    assertThat(text(back.turn(frame(RED, 4, false, "a", "b", "c"))))
        .isEqualTo("42[\"c\",\"1~" + RED_ROOM + ":4\"]");
    assertThat(text(back.turn(frame(RED, 5, false, "a")))).contains("\"a\"");
  }

  @Test
  void whatTellsNothingStillMovesOn() {
    standing.enter(RED, 0);
    assertThat(turn(frame(RED, 1, false))).isNull();
    assertThat(turn(EventFrame.of("/", "x"))).isEqualTo("42[\"x\",\"1~" + RED_ROOM + ":1\"]");
  }

  @Test
  void aFaceHasItsOwnMarks() {
    assertThat(turn(EventFrame.of("/", "made").marking("experiments", "5")))
        .isEqualTo("42[\"made\",\"0~experiments:5\"]");
    standing.enter(RED, 0);
    assertThat(turn(frame(RED, 1))).isEqualTo("42[\"e\",\"1~experiments:5~" + RED_ROOM + ":1\"]");
  }

  @Test
  void theOffsetGoesBeforeAttachments() {
    assertThat(turn(EventFrame.of("/", "bytes", (Object) new byte[] {1})))
        .isEqualTo("451-[\"bytes\",{\"_placeholder\":true,\"num\":0},\"0\"]\u001ebAQ==");
  }
}
