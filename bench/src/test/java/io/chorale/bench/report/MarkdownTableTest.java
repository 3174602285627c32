package io.chorale.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkdownTableTest {

  @Test
  void aRowHasTheMediansTheirSpreadAndTheRatioOfRoundsSideBySide() {
    Row row =
        new Row(
            "Payara Micro",
            "fanout",
            "1,000 watchers",
            "events/s",
            Rounds.of(20_000, 30_000, 10_000),
            Optional.of(Rounds.of(40_000, 10_000, 10_000)));
    assertThat(MarkdownTable.line(row))
        .isEqualTo(
            "| Payara Micro | 1,000 watchers | events/s | 20,000 (10,000 to 30,000)"
                + " | 10,000 (10,000 to 40,000) | 1.0 (0.50 to 3.0) |");
  }

  @Test
  void aFigureWithNothingBesideItHasNoRatio() {
    Row row = new Row("WildFly", "idle", "heap", "KB", Rounds.of(8.25), Optional.empty());
    assertThat(MarkdownTable.line(row)).isEqualTo("| WildFly | heap | KB | 8.3 |  |  |");
  }
}
