package io.chorale.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds out how long a provider asks to be left alone. What is said outright comes first ({@code
 * retry-after-ms}, {@code Retry-After}, Google's {@code RetryInfo}); for a rate limit, then, when
 * its windows begin anew:
 *
 * <ul>
 *   <li>{@code X-RateLimit-Reset} of OpenRouter, a header or in its error's metadata,
 *   <li>{@code x-ratelimit-reset-requests} and {@code -tokens} of OpenAI and Groq,
 *   <li>{@code anthropic-ratelimit-…-reset}.
 * </ul>
 *
 * Of several windows the last to open counts among those that are used up; where none says that it
 * is, the first.
 */
final class RetryAfter {

  /** A day's quota at Google ends with the day in California. */
  private static final ZoneId GOOGLES_DAY = ZoneId.of("America/Los_Angeles");

  private static final List<String> OPENAI_WINDOWS = List.of("requests", "tokens");
  private static final List<String> ANTHROPIC_WINDOWS =
      List.of("requests", "tokens", "input-tokens", "output-tokens");

  private final Clock clock;

  RetryAfter(Clock clock) {
    this.clock = clock;
  }

  Optional<Duration> of(HttpHeaders headers, ProviderError error, boolean rateLimited) {
    Instant now = clock.instant();
    Optional<Duration> outright =
        headers
            .firstValue("retry-after-ms")
            .flatMap(WaitingTime::ofMillis)
            .or(() -> time(headers.firstValue("Retry-After"), now))
            .or(() -> googles(error.told().path("details"), now));
    return outright.isPresent() || !rateLimited
        ? outright
        : time(headers.firstValue("X-RateLimit-Reset"), now)
            .or(() -> time(inMetadata(error.told()), now))
            .or(() -> window(headers, "x-ratelimit-%s-", "", OPENAI_WINDOWS, now))
            .or(() -> window(headers, "anthropic-ratelimit-", "-%s", ANTHROPIC_WINDOWS, now));
  }

  private static Optional<Duration> time(Optional<String> told, Instant now) {
    return told.flatMap(text -> WaitingTime.of(text, now));
  }

  private static Optional<Duration> googles(JsonNode details, Instant now) {
    for (JsonNode detail : details) {
      for (JsonNode violation : detail.path("violations")) {
        if (Json.text(violation, "quotaId").contains("PerDay")) {
          ZonedDateTime there = now.atZone(GOOGLES_DAY);
          ZonedDateTime midnight = there.toLocalDate().plusDays(1).atStartOfDay(GOOGLES_DAY);
          return Optional.of(Duration.between(there, midnight));
        }
      }
    }
    for (JsonNode detail : details) {
      Optional<Duration> delay = WaitingTime.of(Json.text(detail, "retryDelay"), now);
      if (delay.isPresent()) {
        return delay;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> inMetadata(JsonNode told) {
    return told.path("metadata").path("headers").properties().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("X-RateLimit-Reset"))
        .map(header -> header.getValue().asText())
        .findFirst();
  }

  private static Optional<Duration> window(
      HttpHeaders headers, String before, String behind, List<String> windows, Instant now) {
    List<Duration> usedUp = new ArrayList<>();
    List<Duration> all = new ArrayList<>();
    for (String window : windows) {
      Optional<Duration> reset =
          time(headers.firstValue(name(before, behind, "reset", window)), now);
      boolean none =
          headers.firstValue(name(before, behind, "remaining", window)).orElse("").equals("0");
      reset.filter(time -> !time.isZero()).ifPresent(all::add);
      reset.filter(time -> none).ifPresent(usedUp::add);
    }
    return usedUp.isEmpty()
        ? all.stream().min(Comparator.naturalOrder())
        : usedUp.stream().max(Comparator.naturalOrder());
  }

  /** OpenAI has the window last, Anthropic in the middle. */
  private static String name(String before, String behind, String what, String window) {
    return behind.isEmpty()
        ? before.formatted(what) + window
        : before + window + behind.formatted(what);
  }
}
