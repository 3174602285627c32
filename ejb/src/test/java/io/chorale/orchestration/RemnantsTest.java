package io.chorale.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.event.JobEvent;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.FellBack;
import io.chorale.event.JobEvent.MessageCompleted;
import io.chorale.event.JobEvent.MessageStarted;
import io.chorale.event.JobEvent.Restarted;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.ThoughtAdded;
import io.chorale.event.JobEvent.UsageReported;
import io.chorale.event.Keeping;
import io.chorale.event.RecordedEvent;
import io.chorale.hub.MemoryJournal;
import io.chorale.job.Brief;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Message;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.job.Voice;
import io.chorale.model.Cost;
import io.chorale.model.Delta.Finish;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RemnantsTest {

  private static final TeamName RED = new TeamName("red");
  private static final TeamName BLUE = new TeamName("blue");
  private static final Spending SPENT =
      new Spending(new TokenUsage(3, 20, 5), new Cost(7), false, null, 30);

  private static final UUID FIRST = UUID.randomUUID();
  private static final UUID SECOND = UUID.randomUUID();

  private final MemoryJournal journal = new MemoryJournal();
  private final Job job =
      Job.start(
          JobId.random(),
          "anna",
          "teams",
          new Brief("x"),
          Stream.of(RED, BLUE).map(name -> new Team(name, new Voice("p", "m", null))).toList(),
          null,
          Instant.EPOCH);

  private Job after(JobEvent... events) {
    for (JobEvent event : events) {
      long seq = journal.lastSeq(job.id()) + 1;
      journal.append(
          Keeping.of(List.of(new RecordedEvent(job.id(), seq, Instant.EPOCH, event)), Map.of()));
    }
    return Remnants.of(job.id(), journal).applied(job);
  }

  @Test
  void whatCameSinceAFallbackStands() {
    Job soFar =
        after(
            new StatusChange(RED, TeamStatus.GENERATING),
            new Chunk(RED, "stale"),
            new FellBack(RED, new Seam("p", "m", "q", "n", "why"), 5),
            new Chunk(RED, "new"));
    assertThat(soFar.team(RED).result().text()).isEqualTo("new");
    assertThat(soFar.team(RED).result().seam()).isNotNull();
  }

  @Test
  void aMessageThatIsCompleteStaysAndTheOneThatWasCutIsVoid() {
    Finish stop = new Finish("stop");
    Job soFar =
        after(
            new MessageStarted(RED, FIRST, 1),
            new ThoughtAdded(RED, FIRST, "Hm."),
            new Chunk(RED, "Tea."),
            new UsageReported(RED, SPENT),
            new MessageCompleted(RED, FIRST, 1, 4, SPENT, stop),
            new MessageStarted(RED, SECOND, 3),
            new ThoughtAdded(RED, SECOND, "Well."),
            new Chunk(RED, "Or co"),
            new UsageReported(RED, SPENT.after(SPENT)));
    TeamResult red = soFar.team(RED).result();
    assertThat(red.messages())
        .containsExactly(
            new Message(FIRST, 1, 4, 4, stop, SPENT, Instant.EPOCH, Instant.EPOCH),
            new Message(SECOND, 3, 5, 6, null, SPENT, Instant.EPOCH, null));
    assertThat(red.unfinishedText()).isEqualTo("Or co");
    assertThat(red.unfinishedThinking()).isEqualTo("Well.\n");
    TeamResult kept = Remnants.of(job.id(), journal).kept(RED);
    assertThat(kept.text()).isEqualTo("Tea.");
    assertThat(kept.thinking()).isEqualTo("Hm.\n");
    assertThat(kept.messages()).containsExactly(red.messages().get(0));
    assertThat(kept.spending()).isEqualTo(SPENT.after(SPENT));
    TeamResult again =
        after(
                new Restarted(List.of(RED, BLUE), "It stopped."),
                new MessageStarted(RED, SECOND, 3),
                new Chunk(RED, "Tea!"))
            .team(RED)
            .result();
    assertThat(again.text()).isEqualTo("Tea.Tea!");
    assertThat(again.messages()).extracting(again::textOf).containsExactly("Tea.", "Tea!");
  }

  @Test
  void aRestartVoidsAllOfTheTeamsItNamesButWhatItTook() {
    Job soFar =
        after(
            new StatusChange(RED, TeamStatus.GENERATING),
            new FellBack(RED, new Seam("p", "m", "q", "n", "why"), 0),
            new Chunk(RED, "stale"),
            new UsageReported(RED, SPENT),
            new StatusChange(BLUE, TeamStatus.GENERATING),
            new Chunk(BLUE, "kept"),
            new Restarted(List.of(RED), "It stopped."));
    Team red = soFar.team(RED);
    assertThat(red.status()).isEqualTo(TeamStatus.IDLE);
    assertThat(red.startedAt()).isNull();
    assertThat(red.result().text()).isEmpty();
    assertThat(red.result().seam()).isNull();
    assertThat(red.result().spending()).isEqualTo(SPENT);
    assertThat(soFar.team(BLUE).result().text()).isEqualTo("kept");
    assertThat(soFar.team(BLUE).status()).isEqualTo(TeamStatus.GENERATING);
  }
}
