package io.chorale.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chorale.ledger.Grouping;
import io.chorale.ledger.UsageLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What calls to models used and cost.
 *
 * @param from the first day (UTC)
 * @param to the last
 * @param by what the lines are taken apart by
 * @param total all of it
 */
public record UsageReport(String from, String to, List<String> by, List<Line> lines, Line total) {

  static UsageReport of(
      LocalDate from, LocalDate to, Set<Grouping> by, List<UsageLine> lines, UsageLine total) {
    return new UsageReport(
        from.toString(),
        to.toString(),
        new TreeSet<>(by).stream().map(Grouping::word).toList(),
        lines.stream().map(Line::of).toList(),
        Line.of(total));
  }

  /**
   * Some calls, by what they have in common.
   *
   * @param day the UTC day on which they were made
   * @param open those that are still going on; their figures are not in the sums
   * @param estimated those whose figures are ours, not their provider's
   * @param unpriced those of models without a price, which cost nothing here
   * @param heldUsd what is held for the open ones
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      @Nullable String day,
      @Nullable String user,
      @Nullable String team,
      @Nullable String provider,
      @Nullable String model,
      long calls,
      long open,
      long estimated,
      long unpriced,
      long inputTokens,
      long outputTokens,
      long thinkingTokens,
      long cachedTokens,
      BigDecimal costUsd,
      BigDecimal heldUsd) {

    static Line of(UsageLine line) {
      return new Line(
          line.group().get(Grouping.DAY),
          line.group().get(Grouping.USER),
          line.group().get(Grouping.TEAM),
          line.group().get(Grouping.PROVIDER),
          line.group().get(Grouping.MODEL),
          line.calls(),
          line.open(),
          line.estimated(),
          line.unpriced(),
          line.used().input(),
          line.used().output(),
          line.used().thinking(),
          line.used().cache().read(),
          line.cost().dollars(),
          line.held().dollars());
    }
  }
}
