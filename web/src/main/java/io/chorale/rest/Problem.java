package io.chorale.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.chorale.job.Fault;
import io.chorale.wire.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong, as RFC 9457 tells it.
 *
 * @param type a URN that names the kind
 * @param title the kind in words, the same each time
 * @param code the kind in one word, for programs
 * @param detail what is wrong this time and what would be right, for a person
 * @param instance the path of the request
 * @param errors what is wrong where, when it can be told; left out when empty
 * @param reference by which the log tells more; left out unless there is one
 */
public record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    String instance,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reference) {

  public static final String MEDIA_TYPE = "application/problem+json";

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  /** Long enough for some who watch to leave. */
  private static final int RETRY_AFTER_SECONDS = 5;

  public Problem {
    errors = List.copyOf(errors);
  }

  public static Problem of(ProblemKind kind, String detail, String instance) {
    return of(kind, detail, instance, List.of());
  }

  static Problem of(ProblemKind kind, String detail, String instance, List<Fault> errors) {
    return new Problem(
        kind.type(), kind.title(), kind.status(), kind.code(), detail, instance, errors, null);
  }

  Problem withStatus(int actual) {
    return new Problem(type, title, actual, code, detail, instance, errors, reference);
  }

  Problem withReference(String given) {
    return new Problem(type, title, status, code, detail, instance, errors, given);
  }

  /** Answers a request that no resource sees. */
  public void send(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType(MEDIA_TYPE);
    response.setCharacterEncoding("UTF-8");
    Integer pause = retryAfter();
    if (pause != null) {
      response.setIntHeader("Retry-After", pause);
    }
    response.getWriter().write(json());
  }

  /** In seconds; null where it is not a matter of time. */
  @Nullable Integer retryAfter() {
    return status == TOO_MANY_REQUESTS || status == UNAVAILABLE ? RETRY_AFTER_SECONDS : null;
  }

  public String json() {
    try {
      return Json.MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
