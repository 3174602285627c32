package io.chorale.orchestration;

import io.chorale.event.JobEvent;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.CitationAdded;
import io.chorale.event.JobEvent.FellBack;
import io.chorale.event.JobEvent.MessageCompleted;
import io.chorale.event.JobEvent.MessageStarted;
import io.chorale.event.JobEvent.Restarted;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.ThoughtAdded;
import io.chorale.event.JobEvent.ToolCalled;
import io.chorale.event.JobEvent.UsageReported;
import io.chorale.event.Journal;
import io.chorale.event.RecordedEvent;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.TeamResult;
import io.chorale.workflows.AnswerSoFar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the journal has of the answers of teams that are not over, or were cut short. */
final class Remnants {

  private static final int PAGE = 1_000;

  private final Map<TeamName, AnswerSoFar> answers = new HashMap<>();
  private final List<RecordedEvent> steps = new ArrayList<>();

  private long lastSeq;

  private Remnants() {}

  static Remnants of(JobId job, Journal journal) {
    Remnants remnants = new Remnants();
    List<RecordedEvent> page;
    do {
      page = journal.read(job, remnants.lastSeq, PAGE);
      page.forEach(remnants::take);
    } while (page.size() == PAGE);
    return remnants;
  }

  /** Of the last event that they are made of; 0 without any. */
  long lastSeq() {
    return lastSeq;
  }

  /** The job with what its teams have reached and come up with so far. */
  Job applied(Job stored) {
    Job job = stored;
    for (RecordedEvent step : steps) {
      StatusChange change = (StatusChange) step.event();
      if (!job.team(change.team()).status().isOver()) {
        job = job.teamReached(change.team(), change.status(), step.at());
      }
    }
    for (Team team : stored.teams()) {
      job = job.teamCameSoFar(team.name(), of(team.name()));
    }
    return job;
  }

  TeamResult of(TeamName team) {
    return answer(team).result();
  }

  /** What stays of a team that begins anew. */
  TeamResult kept(TeamName team) {
    return answer(team).kept();
  }

  private AnswerSoFar answer(TeamName team) {
    return answers.computeIfAbsent(team, nothing -> new AnswerSoFar());
  }

  private void take(RecordedEvent recorded) {
    lastSeq = recorded.seq();
    JobEvent event = recorded.event();
    if (event instanceof Chunk chunk) {
      answer(chunk.team()).text(chunk.text());
    } else if (event instanceof ThoughtAdded thought) {
      answer(thought.team()).thought(thought.text() + "\n");
    } else if (event instanceof StatusChange change && !change.status().isOver()) {
      steps.add(recorded);
    } else if (event instanceof UsageReported reported) {
      answer(reported.team()).spent(reported.spending());
    } else if (event instanceof MessageStarted started) {
      answer(started.team()).messageStarted(started.id(), started.turn(), recorded.at());
    } else if (event instanceof MessageCompleted completed) {
      answer(completed.team()).finish(completed.finish());
      answer(completed.team()).messageCompleted(recorded.at());
    } else if (event instanceof CitationAdded added) {
      answer(added.team()).citation(added.citation());
    } else if (event instanceof ToolCalled called) {
      answer(called.team()).toolCall(called.call());
    } else if (event instanceof FellBack fellBack) {
      answer(fellBack.team()).fellBack(fellBack.seam());
    } else if (event instanceof Restarted restarted) {
      restarted.teams().forEach(team -> answer(team).restarted());
      steps.removeIf(step -> restarted.teams().contains(step.event().team()));
    }
  }
}
