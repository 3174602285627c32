package io.chorale.provider;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how long to wait, in whichever way a provider writes it: seconds ({@code 34}, {@code 1.5}),
 * amounts ({@code 6m0s}, {@code 20ms}, {@code 34.07s}), a moment since 1970 in seconds or
 * milliseconds, RFC 3339, or the date of HTTP.
 */
final class WaitingTime {

  /** What is longer is a mistake, or nothing that anybody waits for. */
  private static final Duration MOST = Duration.ofDays(1);

  /** No wait in seconds is as large, and every moment since 2001 is. */
  private static final BigDecimal A_MOMENT = new BigDecimal(1_000_000_000);

  private static final BigDecimal A_MOMENT_IN_MILLIS = new BigDecimal(100_000_000_000L);

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,18})?");
  private static final Pattern AMOUNT =
      Pattern.compile("(?:\\d{1,9}(?:\\.\\d{1,12})?(?:ms|us|µs|ns|[dhms]))+");
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|us|µs|ns|[dhms])");

  private WaitingTime() {}

  /**
   * @return empty for what is not understood, lies in the past or is more than a day away
   */
  static Optional<Duration> of(String text, Instant now) {
    try {
      return sensible(read(text.strip(), now));
    } catch (DateTimeException | ArithmeticException notUnderstood) {
      return Optional.empty();
    }
  }

  static Optional<Duration> ofMillis(String text) {
    return NUMBER.matcher(text.strip()).matches()
        ? sensible(times(new BigDecimal(text.strip()), Duration.ofMillis(1)))
        : Optional.empty();
  }

  private static Optional<Duration> sensible(Duration told) {
    return told.isNegative() || told.compareTo(MOST) > 0 ? Optional.empty() : Optional.of(told);
  }

  private static Duration read(String text, Instant now) {
    if (NUMBER.matcher(text).matches()) {
      return number(new BigDecimal(text), now);
    }
    if (AMOUNT.matcher(text).matches()) {
      return amount(text);
    }
    Instant moment =
        text.contains("T") && text.indexOf('-') == 4
            ? OffsetDateTime.parse(text).toInstant()
            : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    return Duration.between(now, moment);
  }

  private static Duration number(BigDecimal number, Instant now) {
    if (number.compareTo(A_MOMENT) < 0) {
      return times(number, Duration.ofSeconds(1));
    }
    Instant moment =
        number.compareTo(A_MOMENT_IN_MILLIS) < 0
            ? Instant.ofEpochSecond(number.longValue())
            : Instant.ofEpochMilli(number.longValue());
    return Duration.between(now, moment);
  }

  private static Duration amount(String text) {
    Duration all = Duration.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      all = all.plus(times(new BigDecimal(part.group(1)), unit(part.group(2))));
    }
    return all;
  }

  private static Duration unit(String word) {
    return switch (word) {
      case "d" -> Duration.ofDays(1);
      case "h" -> Duration.ofHours(1);
      case "m" -> Duration.ofMinutes(1);
      case "s" -> Duration.ofSeconds(1);
      case "ms" -> Duration.ofMillis(1);
      case "ns" -> Duration.ofNanos(1);
      default -> Duration.ofNanos(1_000);
    };
  }

  private static Duration times(BigDecimal number, Duration unit) {
    BigDecimal nanos = number.multiply(BigDecimal.valueOf(unit.toNanos()));
    return Duration.ofNanos(nanos.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue());
  }
}
