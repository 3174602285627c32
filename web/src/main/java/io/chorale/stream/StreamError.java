package io.chorale.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.chorale.event.Timestamps;
import io.chorale.job.Fault;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something went wrong.
 *
 * @param sessionId empty for a request that was refused
 * @param error words for a person
 * @param code one word for programs
 * @param last whether the whole has ended with it
 * @param seq null for what is no event of a session
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StreamError(
    String sessionId,
    @Nullable String agentRole,
    @Nullable String stage,
    String error,
    String code,
    @Nullable List<Fault> faults,
    @JsonProperty("final") @Nullable Boolean last,
    @Nullable String requestId,
    @Nullable Long seq,
    String timestamp) {

  static StreamError refusal(
      String sessionId, String code, String error, @Nullable String requestId) {
    return refusal(sessionId, code, error, null, requestId);
  }

  static StreamError refusal(
      String sessionId,
      String code,
      String error,
      @Nullable List<Fault> faults,
      @Nullable String requestId) {
    String now = Timestamps.format(Instant.now());
    return new StreamError(sessionId, null, null, error, code, faults, null, requestId, null, now);
  }
}
