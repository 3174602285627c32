package io.chorale.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.job.JobId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomsTest {

  private static final JobId JOB = JobId.random();
  private static final String ROOM = Rooms.room(JOB);

  private static Rooms parsed(String text) {
    return Rooms.parse(text).orElseThrow();
  }

  @Test
  void whatIsWrittenIsRead() {
    String text = "3~" + ROOM + ":17.1~experiments:2026-11.x";
    assertThat(parsed(text)).hasToString(text);
    assertThat(parsed(text).jobs()).isEqualTo(Map.of(JOB, new JobCursor(17, 1)));
    assertThat(parsed(text).mark("experiments")).contains("2026-11.x");
    assertThat(parsed(text).mark("others")).isEmpty();
    assertThat(parsed("0").jobs()).isEmpty();
    assertThat(ROOM).hasSize(22);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "-1",
        "0~",
        "0~a",
        "0~a:",
        "0~a:b:c",
        "0~a:\"",
        "0~A:1",
        "0~a:1~a:2",
        "0~AAAAAAAAAAAAAAAAAAAAAA:x",
        "0~AAAAAAAAAAAAAAAAAAAAAA:-1",
        "0~AAAAAAAAAAAAAAAAAAAAAB:1",
        "0~AAAAAAAAAAAAAAAAAAAAA:1",
        "9999999999"
      })
  void whatNobodyWroteIsRefused(String text) {
    assertThat(Rooms.parse(text)).isEmpty();
  }

  @Test
  void whatIsTooLongIsRefused() {
    assertThat(Rooms.parse("0" + "~a:1".repeat(3_000))).isEmpty();
  }

  @Test
  void aMarkIsAWordAndAPlainCursor() {
    assertThat(Rooms.NONE.with("seen", "12").mark("seen")).contains("12");
    assertThatThrownBy(() -> Rooms.NONE.with("Seen", "12"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Rooms.NONE.with("seen", "1~2"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyWhatTheClientWasNotToldOfChangesItsRooms() {
    String other = Rooms.room(JobId.random());
    List<Change> history =
        List.of(new Change(1, ROOM, "0"), new Change(2, other, "5"), new Change(3, ROOM, null));
    assertThat(parsed("1~" + ROOM + ":9").behind(history)).hasToString("3~" + other + ":5");
    assertThat(parsed("2~" + ROOM + ":9~" + other + ":7").behind(history))
        .hasToString("3~" + other + ":7");
    assertThat(parsed("3~" + other + ":7").behind(history)).hasToString("3~" + other + ":7");
    assertThat(Rooms.NONE.behind(history)).hasToString("3~" + other + ":5");
  }
}
