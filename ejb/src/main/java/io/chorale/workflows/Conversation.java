package io.chorale.workflows;

import io.chorale.job.Failure;
import io.chorale.job.Job;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.model.ChatRequest;
import io.chorale.model.ModelException;
import io.chorale.model.TokenUsage;
import io.chorale.workflow.WorkflowRun;
import io.chorale.workflows.PointOfView.Said;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * An experiment under way: one team speaks after the other, one message at a time, until something
 * ends it.
 */
final class Conversation implements MessageAnswer.End {

  private final WorkflowRun run;
  private final ExperimentOptions options;
  private final Map<TeamName, AnswerSoFar> answers = new HashMap<>();
  private final CompletableFuture<?> over = new CompletableFuture<>();
  private int turn;

  Conversation(WorkflowRun run) {
    this.run = run;
    this.options = ExperimentOptions.of(run.job());
    run.job().teams().forEach(it -> answers.put(it.name(), new AnswerSoFar(it.result())));
  }

  /** What a team is asked whose turn it is. */
  static ChatRequest request(Job job, Team speaker) {
    ExperimentOptions options = ExperimentOptions.of(job);
    ChatRequest request = speaker.voice().asked(PointOfView.of(speaker, job, options));
    Integer most = options.maxMessageTokens();
    return most == null ? request : request.within(most);
  }

  /** Whose turn it is. */
  static Team speaker(Job job, int turn) {
    return job.teams().get((turn - 1) % job.teams().size());
  }

  /**
   * Begins, or goes on behind the messages that are there from before a crash.
   *
   * @return done when every team is over
   */
  CompletionStage<?> begin() {
    Job job = run.job();
    List<Said> said = PointOfView.conversation(job);
    try {
      if (job.endedBy() != null) {
        end(Ending.of(job.endedBy()));
      } else if (said.isEmpty()) {
        speak(1);
      } else {
        Said last = said.get(said.size() - 1);
        turn = last.turn();
        spoken(last.team(), last.text());
      }
    } catch (RuntimeException failure) {
      broken(failure);
    }
    return over;
  }

  private void speak(int next) {
    turn = next;
    Job job = run.job();
    Team speaker = speaker(job, turn);
    ChatRequest request = request(job, speaker);
    MessageAnswer.ask(run, speaker.name(), answer(speaker.name()), turn, request, this);
  }

  @Override
  public void spoken(TeamName team, String text) {
    Integer mostTokens = options.maxTokens();
    if (options.maySayStop(team) && saysStop(text)) {
      end(Ending.STOP_WORD);
    } else if (mostTokens != null && tokens() >= mostTokens) {
      end(Ending.MAX_TOKENS);
    } else if (turn >= options.turns()) {
      end(Ending.TURNS);
    } else {
      speak(turn + 1);
    }
  }

  /** Within a longer word it does not count. */
  private boolean saysStop(String text) {
    String word = Pattern.quote(String.valueOf(options.stopWord()));
    int anyCase = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return Pattern.compile("(?<![\\p{L}\\p{N}])" + word + "(?![\\p{L}\\p{N}])", anyCase)
        .matcher(text)
        .find();
  }

  /** All that was paid for so far, what came to nothing included. */
  private long tokens() {
    long all = 0;
    for (Team team : run.job().teams()) {
      TokenUsage used = team.result().spending().tokens();
      all += used.input() + used.output();
      all += used.cache().withinInput() ? 0 : used.cache().read() + used.cache().written();
    }
    return all;
  }

  @Override
  public void cut(TeamName team, ModelException.Kind kind, Failure why) {
    if (kind == ModelException.Kind.CANCELLED) {
      end(Ending.STOPPED);
      return;
    }
    Ending ending = kind == ModelException.Kind.BUDGET_EXCEEDED ? Ending.BUDGET : Ending.ERROR;
    if (ending == Ending.ERROR || nobodySpoke()) {
      run.endsBy(ending.word());
      run.failed(team, answer(team).result(), why);
    }
    end(ending);
  }

  private boolean nobodySpoke() {
    return PointOfView.conversation(run.job()).isEmpty();
  }

  /** Ends every team that is not over; also those that a crash left behind. */
  private void end(Ending ending) {
    Job job = run.job();
    if (job.endedBy() == null) {
      run.endsBy(ending.word());
    }
    for (TeamName team : job.unfinished()) {
      TeamResult result = answer(team).result();
      if (ending == Ending.STOPPED) {
        run.cancelled(team, result);
      } else if (nobodySpoke()) {
        run.failed(team, result, new Failure("unheard", "The conversation ended before its turn."));
      } else {
        run.completed(team, result);
      }
    }
    over.complete(null);
  }

  @Override
  public void broken(RuntimeException failure) {
    over.completeExceptionally(failure);
  }

  private AnswerSoFar answer(TeamName team) {
    return Objects.requireNonNull(answers.get(team));
  }
}
