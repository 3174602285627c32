package io.chorale.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.event.Emission;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.JobFailed;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.TeamFailed;
import io.chorale.job.Brief;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.JobState;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.job.TeamStatus;
import io.chorale.job.Voice;
import io.chorale.model.ChatMessage;
import io.chorale.model.ChatModel;
import io.chorale.model.ChatRequest;
import io.chorale.model.Delta;
import io.chorale.model.DeltaListener;
import io.chorale.model.ModelCall;
import io.chorale.model.ModelException;
import io.chorale.model.ModelException.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunningJobTest {

  private static final TeamName RED = new TeamName("red");
  private static final TeamName BLUE = new TeamName("blue");
  private static final ChatRequest REQUEST =
      new ChatRequest("m", null, List.of(ChatMessage.user("x")));

  private final List<Emission> emissions = new ArrayList<>();
  private final StuckModel model = new StuckModel();
  private final RunningJob running =
      new RunningJob(
          Job.start(
              JobId.random(),
              "teams",
              new Brief("x"),
              List.of(team(RED), team(BLUE)),
              Instant.EPOCH),
          name -> name.equals("p") ? Optional.of(model) : Optional.empty(),
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
    running.failed(RED, TeamResult.NOTHING, "no");
    assertThat(emissions)
        .extracting(Emission::event)
        .containsExactly(new TeamFailed(RED, "no"), new StatusChange(RED, TeamStatus.ERROR));
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
    assertThat(model.asked).isEqualTo(1);
  }

  @Test
  void aProviderThatIsGoneFailsTheCall() {
    Ends ends = new Ends();
    running.ask(BLUE, REQUEST, ends);
    assertThat(ends.kinds).containsExactly(Kind.BAD_REQUEST);
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
  private static final class StuckModel implements ChatModel {
    private int asked;

    @Override
    public String provider() {
      return "p";
    }

    @Override
    public ModelCall stream(ChatRequest request, DeltaListener listener) {
      asked++;
      return () -> listener.failed(new ModelException(Kind.CANCELLED, "Stopped."));
    }
  }

  private static final class Ends implements DeltaListener {
    private final List<Kind> kinds = new ArrayList<>();

    @Override
    public void delta(Delta delta) {}

    @Override
    public void completed() {}

    @Override
    public void failed(ModelException failure) {
      kinds.add(failure.kind());
    }
  }
}
