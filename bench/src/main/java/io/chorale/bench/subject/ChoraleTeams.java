package io.chorale.bench.subject;

import io.chorale.bench.load.Crowd;
import io.chorale.bench.load.Dialect;
import io.chorale.bench.load.LoadClient;
import io.chorale.kit.ChoraleClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Jobs on Chorale, watched over WebSocket. */
public final class ChoraleTeams implements LiveTeams {

  private static final int FIRST_MILLIS = 1_000;

  private final ChoraleClient chorale;
  private final boolean batch;
  private final List<String> jobs = new ArrayList<>();

  /**
   * @param batch whether the watchers ask for frames of several messages
   */
  public ChoraleTeams(ChoraleClient chorale, boolean batch) {
    this.chorale = chorale;
    this.batch = batch;
  }

  @Override
  public String name() {
    return batch ? "batched" : "plain";
  }

  @Override
  public Crowd begin(int teams, double rate, int seconds, LoadClient load)
      throws IOException, InterruptedException {
    String model = LiveTeams.model(rate, seconds, FIRST_MILLIS);
    String job =
        teams == 1
            ? ChoraleClient.oneTeam("anthropic", model)
            : ChoraleClient.twoTeams(model, model);
    Crowd crowd = load.crowd(chorale.address(), Dialect.CHORALE);
    for (int started = 0; started < teams; started += TEAMS_OF_A_JOB) {
      String id = chorale.start(job);
      jobs.add(id);
      crowd.join(path(id, batch), 1);
    }
    return crowd.awaitOpen();
  }

  @Override
  public void end() {
    jobs.forEach(job -> chorale.post("/api/jobs/" + job + "/cancel", ""));
    jobs.forEach(chorale::awaitEnd);
    jobs.clear();
  }

  /** Where a job is watched from its first event. */
  static String path(String job, boolean batch) {
    return "/ws/orchestrate/" + job + "?after=0" + (batch ? "&batch=1" : "");
  }
}
