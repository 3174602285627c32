package io.chorale.bench.subject;

import io.chorale.bench.load.Crowd;
import io.chorale.bench.load.LoadClient;
import java.io.IOException;

/** Teams that stream stamped tokens, each job watched by one connection. */
public interface LiveTeams {

  /** Two teams to a job, as people use it. */
  int TEAMS_OF_A_JOB = 2;

  /** What the table calls it. */
  String name();

  /**
   * Sets teams to work and answers who watches them.
   *
   * @param teams 1 for a job of one team, else a multiple of {@link #TEAMS_OF_A_JOB}
   * @param seconds how long they go on at least
   */
  Crowd begin(int teams, double rate, int seconds, LoadClient load)
      throws IOException, InterruptedException;

  /** Stops all that was begun. */
  void end() throws IOException, InterruptedException;

  /** The name of a simulated model that streams so long. */
  static String model(double rate, int seconds, int firstMillis) {
    return "sim:rate=%s;tokens=%d;thoughts=0;ttft=%d;stamp=on"
        .formatted(rate, (int) Math.ceil(rate * seconds), firstMillis);
  }
}
