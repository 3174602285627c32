package io.chorale.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.asking.Question;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.MessageCompleted;
import io.chorale.event.JobEvent.MessageStarted;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.UsageReported;
import io.chorale.event.Keeping;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.job.Options;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.ledger.CallId;
import io.chorale.ledger.LedgerEntry.Settlement;
import io.chorale.ledger.OpenCall;
import io.chorale.model.ChatMessage;
import io.chorale.model.Cost;
import io.chorale.model.Spending;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A conversation that is taken over in the midst of a message. */
class ConversationTakeOverTest extends TakeOverStage {
  private static final String SAID = "Tea. ".repeat(100);

  /** An experiment whose server died while the third message was spoken. */
  private void cutShortInATalk() {
    job =
        Job.start(
            JobId.random(),
            "anna",
            "experiment",
            job.brief(),
            job.teams(),
            Options.of(Map.of("turns", 3)),
            null,
            NOON);
    memory.append(Keeping.of(job));
    nodes.jobs.put(job.id(), DEAD);
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    tell(
        new MessageStarted(RED, first, 1),
        new Chunk(RED, SAID),
        new UsageReported(RED, SPENT),
        new MessageCompleted(RED, first, 1, SAID.length(), SPENT, null),
        new MessageStarted(BLUE, second, 2),
        new Chunk(BLUE, "Coffee."),
        new MessageCompleted(BLUE, second, 2, 7, Spending.NOTHING, null),
        new MessageStarted(RED, UUID.randomUUID(), 3),
        new StatusChange(RED, TeamStatus.GENERATING),
        new Chunk(RED, "Half "));
    open.add(new OpenCall(CallId.random(), RED, "p", "m", 100, new Cost(500_000)));
  }

  @Test
  void messagesThatWereCompleteAreNotAskedAgainAndTheOneThatWasCutIs() {
    cutShortInATalk();
    takeOver(true, 3).all();
    Question asked = asking.questions.get(0);
    assertThat(asked.account().team()).isEqualTo(RED);
    assertThat(asked.request().messages())
        .extracting(ChatMessage::text)
        .endsWith(SAID, "blue: Coffee.");
    asking.answer("Tea!");
    assertThat(awaitEnd()).isEqualTo(JobState.COMPLETE);
    assertThat(asking.questions).hasSize(1);
    TeamResult red = kept().team(RED).result();
    assertThat(red.messages()).extracting(red::textOf).containsExactly(SAID, "Tea!");
    assertThat(red.spending()).isEqualTo(SPENT);
    assertThat(kept().team(BLUE).result().text()).isEqualTo("Coffee.");
    assertThat(kept().endedBy()).isEqualTo("turns");
    assertThat(told()).endsWith(new JobEnded(JobState.COMPLETE, "turns"));
  }

  @Test
  void theCallOfAMessageThatWasCutIsChargedForThatMessageAlone() {
    cutShortInATalk();
    takeOver(true, 3).all();
    assertThat(memory.entries())
        .filteredOn(Settlement.class::isInstance)
        .singleElement()
        .satisfies(entry -> assertThat(((Settlement) entry).used().output()).isBetween(1L, 5L));
  }

  @Test
  void whereJobsAreNotRunAgainAllThatWasSaidIsKept() {
    cutShortInATalk();
    takeOver(false, 3).all();
    assertThat(awaitEnd()).isEqualTo(JobState.INTERRUPTED);
    assertThat(kept().team(RED).result().text()).isEqualTo(SAID + "Half ");
    assertThat(kept().team(RED).result().messages()).hasSize(2);
  }
}
