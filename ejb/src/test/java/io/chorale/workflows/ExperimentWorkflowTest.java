package io.chorale.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.event.JobEvent;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.FellBack;
import io.chorale.event.JobEvent.MessageCompleted;
import io.chorale.event.JobEvent.MessageStarted;
import io.chorale.event.Progress;
import io.chorale.job.Job;
import io.chorale.job.JobState;
import io.chorale.job.Message;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.model.ChatMessage;
import io.chorale.model.Cost;
import io.chorale.model.Delta;
import io.chorale.model.ModelException.Kind;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExperimentWorkflowTest {

  private static final TeamName RED = new TeamName("red");
  private static final TeamName BLUE = new TeamName("blue");

  private final ScriptedTalk talk =
      ScriptedTalk.begin(Map.of("turns", 3, "opening", "Red begins."), "red", "blue");

  private static List<String> spoken(ScriptedTalk talk) {
    return talk.run.events.stream()
        .filter(MessageStarted.class::isInstance)
        .map(MessageStarted.class::cast)
        .map(it -> it.turn() + " " + it.team())
        .toList();
  }

  @Test
  void theTeamsSpeakInTheirOrderOneAtATime() {
    assertThat(talk.run.requests).containsOnlyKeys("red");
    talk.says("red", "Tea.");
    assertThat(talk.run.told).endsWith("red idle", "blue thinking");
    talk.says("blue", "Coffee.").says("red", "Tea!");
    assertThat(spoken(talk)).containsExactly("1 red", "2 blue", "3 red");
    assertThat(talk.over).isCompleted();
    assertThat(talk.ended().state()).isEqualTo(JobState.COMPLETE);
    assertThat(talk.ended().endedBy()).isEqualTo("turns");
  }

  @Test
  void eachIsShownTheConversationFromItsOwnPointOfView() {
    talk.says("red", "Tea.").says("blue", "Coffee.");
    List<ChatMessage> red = talk.shown("red").messages();
    assertThat(red)
        .extracting(ChatMessage::role)
        .containsExactly(ChatMessage.Role.USER, ChatMessage.Role.ASSISTANT, ChatMessage.Role.USER);
    assertThat(red.get(0).text())
        .startsWith("You are red. You talk in turns with blue")
        .contains("Tea or coffee")
        .endsWith("Red begins.");
    assertThat(red.get(1).text()).isEqualTo("Tea.");
    assertThat(red.get(2).text()).isEqualTo("blue: Coffee.");
    assertThat(talk.shown("red").system()).isEqualTo("You are red");
    List<ChatMessage> blue = talk.shown("blue").messages();
    assertThat(blue).hasSize(1);
    assertThat(blue.get(0).text()).startsWith("You are blue.").endsWith("Red begins.\n\nred: Tea.");
  }

  @Test
  void whatSeveralOthersSaidIsOneMessage() {
    ScriptedTalk three = ScriptedTalk.begin(Map.of(), "red", "blue", "green");
    three.says("red", "A.").says("blue", "B.").says("green", "C.");
    assertThat(three.shown("red").messages().get(2).text()).isEqualTo("blue: B.\n\ngreen: C.");
  }

  @Test
  void aMessageIsToldWhenItBeginsAndWhenItIsWholeWithWhatItTook() {
    talk.says("red", "Tea.").says("blue", "Coffee.").says("red", "Tea!");
    assertThat(talk.run.events)
        .filteredOn(event -> RED.equals(event.team()))
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly(
            "MessageStarted",
            "Chunk",
            "UsageReported",
            "MessageCompleted",
            "MessageStarted",
            "Chunk",
            "UsageReported",
            "MessageCompleted");
    MessageCompleted last = (MessageCompleted) last(talk.run.events);
    assertThat(last.turn()).isEqualTo(3);
    assertThat(last.characters()).isEqualTo(4);
    assertThat(last.spending().tokens().input()).isEqualTo(3);
    assertThat(last.spending().cost()).isEqualTo(new Cost(10));
    assertThat(last.finish()).isEqualTo(new Delta.Finish("stop"));
    TeamResult red = talk.result("red");
    assertThat(red.text()).isEqualTo("Tea.Tea!");
    assertThat(red.spending().cost()).isEqualTo(new Cost(20));
    assertThat(red.messages()).extracting(red::textOf).containsExactly("Tea.", "Tea!");
  }

  @Test
  void aChunkNamesItsMessageAndHowFarThatHasCome() {
    talk.says("red", "Tea.").says("blue", "Coffee.");
    talk.run.model("red").delta(new Delta.Text("Te"), () -> Spending.NOTHING);
    Spending soFar = new Spending(new TokenUsage(9, 4, 0), new Cost(70), true, null, 0);
    talk.run.model("red").delta(new Delta.Text("a!"), () -> soFar);
    UUID message =
        talk.run.events.stream()
            .filter(MessageStarted.class::isInstance)
            .map(event -> ((MessageStarted) event).id())
            .reduce((earlier, later) -> later)
            .orElseThrow();
    assertThat(last(talk.run.events))
        .isEqualTo(new Chunk(RED, "a!", new Progress(message, 4, 13, new Cost(70))));
  }

  @Test
  void tellsOfAMessageThatGrowsTenTimesASecond() {
    assertThat(new ExperimentWorkflow().coalescing(Duration.ofMillis(20)))
        .isEqualTo(Duration.ofMillis(100));
  }

  private static JobEvent last(List<JobEvent> events) {
    return events.get(events.size() - 1);
  }

  @Test
  void codeBelongsToItsMessageThoughTheTextsRunTogether() {
    talk.says("red", "Tea").says("blue", "x").says("red", "```js\nlet a\n```\n");
    assertThat(talk.result("red").code()).hasSize(1);
    assertThat(talk.run.events)
        .extracting(it -> it.getClass().getSimpleName())
        .contains("CodeGenerated");
  }

  @Test
  void aFallbackVoidsTheMessageAndNotThoseBefore() {
    talk.says("red", "Tea.").says("blue", "Coffee.");
    talk.run.model("red").delta(new Delta.Text("hal"), () -> Spending.NOTHING);
    talk.run.model("red").fellBack(new Seam("p", "m", "q", "n", "p broke off."));
    talk.says("red", "Tea!");
    assertThat(talk.run.events)
        .filteredOn(FellBack.class::isInstance)
        .extracting("discarded")
        .containsExactly(3L);
    assertThat(talk.result("red").text()).isEqualTo("Tea.Tea!");
  }

  @Test
  void theStopWordEndsItBehindItsMessage() {
    ScriptedTalk until = ScriptedTalk.begin(Map.of("stop_word", "done"), "red", "blue");
    assertThat(until.shown("red").messages().get(0).text()).contains("write the word done.");
    until.says("red", "Abandoned, undone, donec.");
    assertThat(until.over).isNotDone();
    until.says("blue", "We are DONE.");
    assertThat(until.ended().endedBy()).isEqualTo("stop_word");
    assertThat(until.ended().state()).isEqualTo(JobState.COMPLETE);
    assertThat(spoken(until)).hasSize(2);
  }

  @Test
  void whereThereIsAModeratorItsStopWordAloneCounts() {
    ScriptedTalk until =
        ScriptedTalk.begin(Map.of("stop_word", "[END]", "moderator", "blue"), "red", "blue");
    assertThat(until.shown("red").messages().get(0).text()).doesNotContain("[END]");
    until.says("red", "[END]");
    assertThat(until.over).isNotDone();
    assertThat(until.shown("blue").messages().get(0).text()).contains("write the word [END].");
    until.says("blue", "Good. [end]");
    assertThat(until.ended().endedBy()).isEqualTo("stop_word");
  }

  @Test
  void theTokensOfAllCallsEndIt() {
    ScriptedTalk until = ScriptedTalk.begin(Map.of("max_tokens", 10), "red", "blue");
    until.says("red", "Tea.");
    assertThat(until.over).isNotDone();
    until.says("blue", "Coffee.");
    assertThat(until.ended().endedBy()).isEqualTo("max_tokens");
  }

  @Test
  void aMessageIsHeldToItsTokens() {
    assertThat(talk.shown("red").limitsTokens()).isFalse();
    ScriptedTalk brief = ScriptedTalk.begin(Map.of("max_message_tokens", 50), "red", "blue");
    assertThat(brief.shown("red").maxTokens()).isEqualTo(50);
  }

  @Test
  void whatIsNotPaidForAnyMoreEndsItWithWhatCame() {
    talk.says("red", "Tea.");
    talk.run.model("blue").delta(new Delta.Text("Cof"), () -> Spending.NOTHING);
    talk.breaks("blue", Kind.BUDGET_EXCEEDED);
    assertThat(talk.ended().state()).isEqualTo(JobState.COMPLETE);
    assertThat(talk.ended().endedBy()).isEqualTo("budget");
    assertThat(talk.result("blue").messages())
        .extracting(Message::isComplete)
        .containsExactly(false);
    assertThat(talk.result("blue").text()).isEqualTo("Cof");
  }

  @Test
  void aModelThatFailsEndsItAndTheOthersMessagesStay() {
    talk.says("red", "Tea.");
    talk.run.model("blue").delta(new Delta.Text("Cof"), () -> Spending.NOTHING);
    talk.breaks("blue", Kind.CUT);
    assertThat(talk.over).isCompleted();
    assertThat(talk.ended().state()).isEqualTo(JobState.PARTIAL);
    assertThat(talk.ended().endedBy()).isEqualTo("error");
    assertThat(talk.run.job().team(BLUE).status()).isEqualTo(TeamStatus.ERROR);
    assertThat(talk.result("red").text()).isEqualTo("Tea.");
  }

  @Test
  void whereNobodySaidAnythingItFailed() {
    talk.breaks("red", Kind.BAD_KEY);
    assertThat(talk.ended().state()).isEqualTo(JobState.FAILED);
    assertThat(talk.ended().endedBy()).isEqualTo("error");
  }

  @Test
  void aMessageOfNothingIsAFailure() {
    talk.run.model("red").delta(new Delta.Text(" \n"), () -> Spending.NOTHING);
    talk.run.model("red").completed();
    assertThat(talk.run.told).contains("red error: p ended without a message.");
    assertThat(talk.over).isCompleted();
  }

  @Test
  void aStopKeepsWhatCame() {
    talk.says("red", "Tea.");
    talk.run.model("blue").delta(new Delta.Text("Cof"), () -> Spending.NOTHING);
    talk.breaks("blue", Kind.CANCELLED);
    assertThat(talk.ended().state()).isEqualTo(JobState.CANCELLED);
    assertThat(talk.ended().endedBy()).isEqualTo("stopped");
    assertThat(talk.result("red").text()).isEqualTo("Tea.");
    assertThat(talk.result("blue").text()).isEqualTo("Cof");
  }

  @Test
  void afterACrashItGoesOnBehindTheMessagesThatWereComplete() {
    talk.says("red", "Tea.").says("blue", "Coffee.");
    ScriptedTalk again = ScriptedTalk.resume(talk.run.job());
    assertThat(spoken(again)).containsExactly("3 red");
    assertThat(again.shown("red").messages()).isEqualTo(talk.shown("red").messages());
    again.says("red", "Tea!");
    assertThat(again.ended().endedBy()).isEqualTo("turns");
    assertThat(again.result("red").text()).isEqualTo("Tea.Tea!");
    assertThat(again.result("red").messages()).hasSize(2);
    assertThat(again.result("blue").text()).isEqualTo("Coffee.");
  }

  @Test
  void anEndThatACrashCutInTwoIsCarriedOut() {
    talk.says("red", "Tea.");
    Job half = talk.run.job().endsBy("stopped").teamCancelled(BLUE, TeamResult.NOTHING, NOW);
    ScriptedTalk again = ScriptedTalk.resume(half);
    assertThat(again.run.requests).isEmpty();
    assertThat(again.ended().state()).isEqualTo(JobState.CANCELLED);
    assertThat(again.result("red").text()).isEqualTo("Tea.");
  }

  private static final Instant NOW = Instant.EPOCH;

  @Test
  void onlyTheFirstCallIsPaidForAtTheStart() {
    Job job = ScriptedTalk.job(Map.of("max_message_tokens", 50), "red", "blue");
    assertThat(new ExperimentWorkflow().firstRequests(job)).containsOnlyKeys(RED);
    assertThat(new ExperimentWorkflow().firstRequests(job).get(RED))
        .isEqualTo(ScriptedTalk.resume(job).shown("red"));
  }

  @Test
  void tellsNothingButItsEventsForEachPiece() {
    talk.run.model("red").delta(new Delta.Text("Te"), () -> Spending.NOTHING);
    talk.run.model("red").delta(new Delta.Text("a."), () -> Spending.NOTHING);
    assertThat(talk.run.events)
        .filteredOn(Chunk.class::isInstance)
        .extracting("text")
        .containsExactly("Te", "a.");
  }
}
