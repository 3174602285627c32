package io.chorale.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.CodeGenerated;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.JobFailed;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.TeamFailed;
import io.chorale.event.JobEvent.ThoughtAdded;
import io.chorale.event.JobEvent.UsageReported;
import io.chorale.job.CodeBlock;
import io.chorale.job.JobState;
import io.chorale.job.TeamName;
import io.chorale.job.TeamStatus;
import io.chorale.model.TokenUsage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {

  private static final TeamName TEAM = new TeamName("anthropic");
  private static final Instant AT = Instant.parse("2025-12-01T10:00:02Z");
  private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

  static Stream<JobEvent> everyEvent() {
    return Stream.of(
        new StatusChange(TEAM, TeamStatus.THINKING),
        new ThoughtAdded(TEAM, ID, "Analyzing the brief..."),
        new Chunk(TEAM, "a \"quoted\" text,\nµ and 😀"),
        new CodeGenerated(
            TEAM, List.of(new CodeBlock("java", "a"), new CodeBlock("", "b\nc")), 1500),
        new UsageReported(TEAM, new TokenUsage(1, 20, 3)),
        new TeamFailed(TEAM, "API rate limit exceeded"),
        new JobFailed("broke"),
        new JobEnded(JobState.PARTIAL));
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void readsWhatItWrote(JobEvent event) {
    String data = EventJson.data(event, AT);
    assertThat(EventJson.read(EventJson.type(event), event.team(), data)).isEqualTo(event);
  }

  @Test
  void writesAThoughtToTheLetterOfSeed003() {
    assertThat(EventJson.data(new ThoughtAdded(TEAM, ID, "Analyzing the brief..."), AT))
        .isEqualTo(
            "{\"id\":\"00000000-0000-0000-0000-000000000001\",\"text\":\"Analyzing the brief...\","
                + "\"timestamp\":\"2025-12-01T10:00:02.000Z\",\"team\":\"anthropic\"}");
  }

  @Test
  void writesAnErrorToTheLetterOfSeed003() {
    assertThat(EventJson.data(new TeamFailed(TEAM, "API rate limit exceeded"), AT))
        .isEqualTo("{\"error\":\"API rate limit exceeded\",\"status\":\"error\"}");
  }

  @Test
  void joinsTheBlocksOfCode() {
    CodeGenerated two =
        new CodeGenerated(TEAM, List.of(new CodeBlock("css", "a"), new CodeBlock("js", "b")), 7);
    assertThat(EventJson.data(two, AT))
        .startsWith("{\"code\":\"a\\n\\nb\",\"language\":\"css\",\"token_count\":7,");
  }

  @Test
  void refusesWhatIsNoEvent() {
    assertThatThrownBy(() -> EventJson.read("chunk", TEAM, "{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("text");
    assertThatThrownBy(() -> EventJson.read("chunk", TEAM, "{"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EventJson.read("nothing", TEAM, "{}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EventJson.read("chunk", null, "{\"text\":\"x\"}"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
