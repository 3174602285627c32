package io.chorale.kit;

import java.io.IOException;
import java.net.http.HttpClient;

/** The ways on which the README says that a job's events can be had. */
public enum Way {
  SOCKET,
  BATCHED_SOCKET,
  JOBS_SOCKET,
  SSE,
  LONG_POLL,
  POLL;

  static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * @param after the last seq that is known
   * @throws IOException when nobody answers, or the server cannot be used just now
   * @throws RefusedException when it says that the request is wrong
   */
  Leg open(ChoraleClient chorale, String job, long after) throws IOException {
    String socket = "/ws/orchestrate/" + job + "?after=" + after;
    String events = "/api/jobs/" + job + "/events?after=" + after;
    return switch (this) {
      case SOCKET -> SocketLeg.open(chorale, socket, "");
      case BATCHED_SOCKET -> SocketLeg.open(chorale, socket + "&batch=1", "");
      case JOBS_SOCKET -> SocketLeg.open(chorale, "/ws/jobs", subscription(job, after));
      case SSE -> SseLeg.open(chorale, events, after);
      case LONG_POLL -> PollLeg.open(chorale, events + "&wait=5");
      case POLL -> PollLeg.open(chorale, events + "&limit=40");
    };
  }

  private static String subscription(String job, long after) {
    return "{\"type\":\"subscribe\",\"job_id\":\"%s\",\"after\":%d}".formatted(job, after);
  }
}
