package io.chorale.sse;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.RecordedEvent;
import io.chorale.job.Brief;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.Voice;
import io.chorale.wire.Envelope;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTextTest {

  private static final TeamName RED = new TeamName("red");
  private static final Job JOB =
      Job.start(
          JobId.random(),
          "anna",
          "teams",
          new Brief("A\nlogin"),
          List.of(new Team(RED, new Voice("p", "m", null))),
          null,
          Instant.EPOCH);

  @Test
  void anEventIsAnIdAndOneLineOfData() {
    RecordedEvent event =
        new RecordedEvent(JOB.id(), 17, Instant.EPOCH, new Chunk(RED, "one\r\ntwo\u2028\n\n:x"));
    String text = EventText.FORMAT.event(event);
    assertThat(text).isEqualTo("id: 17\ndata: " + Envelope.FORMAT.event(event) + "\n\n");
    assertThat(text.lines()).hasSize(3);
    assertThat(text).doesNotContain("\r");
  }

  @Test
  void whoComesBackAfterAGapIsBehindIt() {
    String text = EventText.FORMAT.gap(JOB, 3, 9);
    assertThat(text).startsWith("id: 9\ndata: {\"type\":\"gap\"").endsWith("}\n\n");
    assertThat(text.lines()).hasSize(3);
  }

  @Test
  void theGreetingSaysWhenToComeBackAndHasNoId() {
    assertThat(EventText.greeting("{}")).isEqualTo("retry: 1000\ndata: {}\n\n");
    assertThat(EventText.message("{}")).isEqualTo("data: {}\n\n");
  }

  @Test
  void aHeartbeatIsAComment() {
    assertThat(EventText.HEARTBEAT).startsWith(":").endsWith("\n\n");
  }
}
