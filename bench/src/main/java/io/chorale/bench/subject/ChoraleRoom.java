package io.chorale.bench.subject;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.bench.load.Crowd;
import io.chorale.bench.load.Dialect;
import io.chorale.bench.load.LoadClient;
import io.chorale.kit.ChoraleClient;
import java.io.IOException;
import java.util.List;

/** One job on Chorale that many watch. */
public final class ChoraleRoom {

  /**
   * As many as a job may have: however long the server waits for a team's next token before it
   * makes an event of those it has, sixteen teams make sixteen times as many events.
   */
  private static final int TEAMS = 16;

  private static final int SECONDS_TO_OPEN = 8;
  private static final int SPARE_SECONDS = 10;
  private static final List<String> PROVIDERS = List.of("anthropic", "google", "openai");

  private final ChoraleClient chorale;
  private final String job;
  private final long begun = System.nanoTime();

  private ChoraleRoom(ChoraleClient chorale, String job) {
    this.chorale = chorale;
    this.job = job;
  }

  /**
   * A job whose teams come to so many tokens a second together, evenly spread.
   *
   * @param seconds how long they stream at least, after those who watch have had time to come in
   */
  public static ChoraleRoom streaming(ChoraleClient chorale, double rate, int seconds) {
    ArrayNode teams = ChoraleClient.JSON.createArrayNode();
    double each = rate / TEAMS;
    for (int team = 0; team < TEAMS; team++) {
      int first = SECONDS_TO_OPEN * 1_000 + (int) (team * 1_000 / rate);
      teams.add(team(team, LiveTeams.model(each, seconds + SPARE_SECONDS, first)));
    }
    return start(chorale, teams);
  }

  /** An experiment whose one message comes at so many tokens a second. */
  public static ChoraleRoom speaking(ChoraleClient chorale, double rate, int seconds) {
    String model = LiveTeams.model(rate, seconds + SPARE_SECONDS, SECONDS_TO_OPEN * 1_000);
    ObjectNode experiment =
        ChoraleClient.JSON.createObjectNode().put("topic", "Tea or coffee").put("turns", 1);
    experiment.putArray("teams").add(team(0, model)).add(team(1, model));
    return new ChoraleRoom(
        chorale,
        ChoraleClient.json(chorale.post("/api/experiments", experiment.toString()))
            .get("job_id")
            .asText());
  }

  /** A job that says nothing for ten minutes. */
  public static ChoraleRoom silent(ChoraleClient chorale) {
    return start(
        chorale,
        ChoraleClient.JSON.createArrayNode().add(team(0, "sim:tokens=1;thoughts=0;ttft=600000")));
  }

  /**
   * A job that is over, and has a chunk for each of so many tokens if the server makes them of
   * tokens that are 25 ms apart.
   */
  public static ChoraleRoom finished(ChoraleClient chorale, int tokens) {
    ArrayNode teams = ChoraleClient.JSON.createArrayNode();
    for (int team = 0; team < TEAMS; team++) {
      String model = "sim:rate=40;tokens=%d;thoughts=0;ttft=%d".formatted(tokens / TEAMS, team);
      teams.add(team(team, model));
    }
    ChoraleRoom room = start(chorale, teams);
    chorale.awaitEnd(room.job);
    return room;
  }

  private static ObjectNode team(int number, String model) {
    return ChoraleClient.JSON
        .createObjectNode()
        .put("name", "team-" + number)
        .put("provider", PROVIDERS.get(number % PROVIDERS.size()))
        .put("model", model);
  }

  private static ChoraleRoom start(ChoraleClient chorale, ArrayNode teams) {
    ObjectNode job = ChoraleClient.JSON.createObjectNode().put("brief", "A login form");
    job.set("teams", teams);
    return new ChoraleRoom(chorale, chorale.start(job.toString()));
  }

  /** How many events it has so far. */
  public long lastSeq() {
    return ChoraleClient.json(chorale.get("/api/jobs/" + job + "/events?limit=1"))
        .get("last_seq")
        .asLong();
  }

  /** Watchers who want all from the first event on. */
  public Crowd crowd(int watchers, boolean batch, LoadClient load)
      throws IOException, InterruptedException {
    return load.crowd(chorale.address(), Dialect.CHORALE)
        .join(ChoraleTeams.path(job, batch), watchers)
        .awaitOpen();
  }

  /** The same of an experiment, over Socket.IO. */
  public Crowd socketIoCrowd(int watchers, LoadClient load)
      throws IOException, InterruptedException {
    return load.crowd(chorale.address(), Dialect.experiment(job))
        .join("/socket.io/?EIO=4&transport=websocket", watchers)
        .awaitOpen();
  }

  /** Waits until its teams stream. */
  public void awaitStart() throws InterruptedException {
    long spent = (System.nanoTime() - begun) / 1_000_000;
    Thread.sleep(Math.max(0, SECONDS_TO_OPEN * 1_000L - spent));
  }

  public void end() {
    chorale.post("/api/jobs/" + job + "/cancel", "");
    chorale.awaitEnd(job);
  }
}
