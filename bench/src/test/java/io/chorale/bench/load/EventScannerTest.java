package io.chorale.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class EventScannerTest {

  private static final String CHUNK =
      "{\"type\":\"chunk\",\"job_id\":\"j\",\"seq\":%d,\"team\":\"t\",\"data\":{\"text\":\"%s\"}}";

  private final Tally tally = new Tally();
  private final EventScanner scanner = new EventScanner(tally, Marks.ENVELOPE);

  @Test
  void eventsOfAnArrayAreCountedAndTheirTokensTimed() {
    scan("[" + CHUNK.formatted(1, "~T1000~a") + "," + CHUNK.formatted(2, "~T2000~b~T3000~c") + "]");

    Sums sums = tally.sums();
    assertThat(sums.events()).isEqualTo(2);
    assertThat(sums.tokens()).isEqualTo(3);
    Histogram micros = tally.added();
    assertThat(micros.getMinValue()).isEqualTo(7);
    assertThat(micros.getMaxValue()).isEqualTo(9);
  }

  @Test
  void anEventOfSocketIoIsCountedToo() {
    scan("42[\"chunk\"," + CHUNK.formatted(7, "~T1000~a") + "]");
    assertThat(tally.sums().tokens()).isOne();
  }

  @Test
  void anExperimentsEventsAreKnownByTheirNames() {
    EventScanner experiment = new EventScanner(tally, Marks.EXPERIMENT);
    for (String event :
        new String[] {
          "42[\"message_start\",{\"seq\":1,\"model\":\"~T1~\"},\"o\"]",
          "42[\"message_streaming\",{\"seq\":2,\"chunk\":\"~T1000~a\"},\"o\"]",
          "42[\"experiment_complete\",{\"seq\":3},\"o\"]"
        }) {
      byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
      experiment.scan(bytes, 0, bytes.length, 10_000);
    }
    assertThat(tally.sums()).isEqualTo(new Sums(0, 0, 3, 1, 0, 1));
  }

  @Test
  void aMissingEventIsNoticedAndSoIsOneThatComesTwice() {
    scan(CHUNK.formatted(5, "") + CHUNK.formatted(6, "") + CHUNK.formatted(8, ""));
    assertThat(tally.sums().holes()).isOne();
    scan(CHUNK.formatted(8, ""));
    assertThat(tally.sums().holes()).isEqualTo(2);
  }

  @Test
  void textThatLooksLikeAnEventIsNone() {
    scan(CHUNK.formatted(1, "\\\"seq\\\":7 \\\"type\\\":\\\"complete\\\" ~T~ ~T12"));
    assertThat(tally.sums()).isEqualTo(new Sums(0, 0, 1, 0, 0, 0));
  }

  @Test
  void theStampsInCodeAreNotTimedAgainAndAnEndIsCounted() {
    scan("{\"type\":\"code_generated\",\"seq\":1,\"data\":{\"code\":\"~T1000~a\"}}");
    scan("{\"type\":\"complete\",\"seq\":2}");
    assertThat(tally.sums()).isEqualTo(new Sums(0, 0, 2, 0, 0, 1));
  }

  private void scan(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    scanner.scan(bytes, 0, bytes.length, 10_000);
  }
}
