package io.chorale.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.asking.Asking;
import io.chorale.asking.Question;
import io.chorale.budget.JobPurse;
import io.chorale.event.Emission;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.JobFailed;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.TeamFailed;
import io.chorale.job.Brief;
import io.chorale.job.Failure;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.job.Voice;
import io.chorale.model.ChatMessage;
import io.chorale.model.ChatRequest;
import io.chorale.model.Delta;
import io.chorale.model.ModelCall;
import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import io.chorale.model.Retry;
import io.chorale.model.Seam;
import io.chorale.model.Spending;
import io.chorale.workflow.AnswerListener;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RunningJobTest {

  private static final TeamName RED = new TeamName("red");
  private static final TeamName BLUE = new TeamName("blue");
  private static final Failure NO = new Failure("refused", "no");
  private static final ChatRequest REQUEST =
      new ChatRequest("m", null, List.of(ChatMessage.user("x")));

  private final List<Emission> emissions = new ArrayList<>();
  private final StuckAsking asking = new StuckAsking();
  private final RunningJob running =
      new RunningJob(
          Job.start(
              JobId.random(),
              "anna",
              "teams",
              new Brief("x"),
              List.of(team(RED), team(BLUE)),
              null,
              Instant.EPOCH),
          new JobPurse(null),
          asking,
          emissions::add,
          Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

  private static Team team(TeamName name) {
    return new Team(name, new Voice(name.equals(RED) ? "p" : "gone", "m", null));
  }

  @Test
  void aChangeAndTheEventThatTellsOfItAreOneStep() {
    running.completed(RED, TeamResult.NOTHING);
    Emission told = emissions.get(0);
    assertThat(told.event()).isEqualTo(new StatusChange(RED, TeamStatus.COMPLETE));
    assertThat(told.after()).isEqualTo(running.job());
  }

  @Test
  void tellsTheReasonBeforeTheStatus() {
    running.failed(RED, TeamResult.NOTHING, NO);
    assertThat(emissions)
        .extracting(Emission::event)
        .containsExactly(new TeamFailed(RED, NO), new StatusChange(RED, TeamStatus.ERROR));
  }

  @Test
  void aStopCancelsEveryCallAndLetsNoNewOneBegin() {
    Ends first = new Ends();
    running.ask(RED, REQUEST, first);
    running.cancel();
    assertThat(first.kinds).containsExactly(Kind.CANCELLED);
    Ends second = new Ends();
    running.ask(RED, REQUEST, second);
    assertThat(second.kinds).containsExactly(Kind.CANCELLED);
    assertThat(asking.questions).hasSize(1);
  }

  @Test
  void anAbandonedJobTellsNothingMoreAndItsCallsAreCancelled() {
    Ends call = new Ends();
    running.ask(RED, REQUEST, call);
    running.abandon();
    running.silence();
    running.completed(BLUE, TeamResult.NOTHING);
    assertThat(call.kinds).containsExactly(Kind.CANCELLED);
    assertThat(emissions).isEmpty();
  }

  @Test
  void whatAWindowStillHeldWhenTheJobWasAbandonedIsNotTold() {
    List<Runnable> held = new ArrayList<>();
    RunningJob holding =
        new RunningJob(
            running.job(),
            new JobPurse(null),
            asking,
            out -> emission -> held.add(() -> out.accept(emission)),
            emissions::add,
            Clock.systemUTC());
    holding.completed(RED, TeamResult.NOTHING);
    holding.abandon();
    held.forEach(Runnable::run);
    assertThat(emissions).isEmpty();
  }

  @Test
  void asksInTheNameOfTheJobsOwner() {
    running.ask(BLUE, REQUEST, new Ends());
    assertThat(asking.questions)
        .singleElement()
        .satisfies(
            question -> {
              assertThat(question.account().owner()).isEqualTo("anna");
              assertThat(question.account().team()).isEqualTo(BLUE);
              assertThat(question.voice().provider()).isEqualTo("gone");
            });
  }

  @Test
  void aBrokenWorkflowFailsTheJobAndWhoeverStillWorks() {
    running.completed(RED, TeamResult.NOTHING);
    running.breakOff("broke");
    assertThat(running.job().state()).isEqualTo(JobState.FAILED);
    assertThat(running.job().team(BLUE).status()).isEqualTo(TeamStatus.ERROR);
    assertThat(emissions)
        .extracting(Emission::event)
        .endsWith(new JobFailed("broke"), new JobEnded(JobState.FAILED));
  }

  /** Answers nothing until it is cancelled. */
  private static final class StuckAsking implements Asking {
    private final List<Question> questions = new ArrayList<>();

    @Override
    public ModelCall ask(Question question, AnswerListener listener) {
      questions.add(question);
      return () -> listener.failed(new ModelException(Kind.CANCELLED, "Stopped."));
    }
  }

  private static final class Ends implements AnswerListener {
    private final List<Kind> kinds = new ArrayList<>();

    @Override
    public void spent(Spending spending) {}

    @Override
    public void retrying(Retry retry) {}

    @Override
    public void fellBack(Seam seam) {}

    @Override
    public void delta(Delta delta, Supplier<Spending> soFar) {}

    @Override
    public void completed() {}

    @Override
    public void failed(ModelException failure) {
      kinds.add(failure.kind());
    }
  }
}
