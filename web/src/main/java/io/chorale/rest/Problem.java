package io.chorale.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.chorale.orchestration.InvalidJobException.Fault;
import io.chorale.wire.Json;
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

  public String json() {
    try {
      return Json.MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
