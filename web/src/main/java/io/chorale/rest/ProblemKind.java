package io.chorale.rest;

import java.util.Locale;

/** What can go wrong with a request. The type of a problem is a URN that names the kind. */
public enum ProblemKind {
  MALFORMED_BODY(400, "The body cannot be read."),
  BAD_PARAMETER(400, "A parameter is not right."),
  BUDGET_EXCEEDED(402, "There is not enough money left for that."),
  FOREIGN_ORIGIN(403, "Requests from that origin are not allowed."),
  UNKNOWN_PATH(404, "There is nothing at that path."),
  UNKNOWN_JOB(404, "There is no such job."),
  UNKNOWN_EXPERIMENT(404, "There is no such experiment."),
  UNKNOWN_PROVIDER(404, "There is no such provider."),
  METHOD_NOT_ALLOWED(405, "That method is not for this path."),
  NOT_ACCEPTABLE(406, "Only JSON can be answered here."),
  BODY_TOO_BIG(413, "The body is too big."),
  NOT_JSON(415, "Only JSON is read here."),
  FOREIGN_HOST(421, "Chorale does not answer to that host name."),
  INVALID_JOB(422, "The job cannot be started as asked."),
  IDEMPOTENCY_KEY_REUSED(422, "That key was used for something else."),
  UPGRADE_REQUIRED(426, "Another version of WebSocket is spoken here."),
  TOO_MANY_WATCHERS(429, "As many watch as may."),
  REFUSED(400, "The request is not right."),
  UNEXPECTED(500, "Something went wrong here."),
  PROVIDER_FAILED(502, "The provider could not be asked."),
  SHUTTING_DOWN(503, "Chorale is being stopped."),
  DATABASE_AWAY(503, "The database cannot be written just now.");

  private final int status;
  private final String title;

  ProblemKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  String title() {
    return title;
  }

  String type() {
    return "urn:chorale:problem:" + code().replace('_', '-');
  }

  /** One word for programs. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
