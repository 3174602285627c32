package io.chorale.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.job.Fault;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProposalTest {

  private static Proposal asked(Map<String, ? extends @Nullable Object> options) {
    return new Proposal(List.of(), options, 10);
  }

  @Test
  void readsWhatIsAskedAndTakesTheDefaultOfTheRest() {
    Map<String, @Nullable Object> options = new HashMap<>();
    options.put("turns", 7);
    options.put("word", "DONE");
    options.put("limit", null);
    Proposal asked = asked(options);
    assertThat(asked.wholeNumber("turns", 1, 10, 3)).isEqualTo(7);
    assertThat(asked.wholeNumber("rounds", 1, 10, 3)).isEqualTo(3);
    assertThat(asked.wholeNumber("limit", 1, 10)).isNull();
    assertThat(asked.text("word")).isEqualTo("DONE");
    assertThat(asked.text("none")).isNull();
    assertThat(asked.faults()).isEmpty();
  }

  @Test
  void aNumberIsWholeHoweverItIsWritten() {
    assertThat(asked(Map.of("turns", 7.0)).wholeNumber("turns", 1, 10, 3)).isEqualTo(7);
    assertThat(asked(Map.of("turns", new BigDecimal("1e1"))).wholeNumber("turns", 1, 10, 3))
        .isEqualTo(10);
  }

  @Test
  void everythingThatIsWrongIsNotedWithItsPlaceAndWhatWouldBeRight() {
    for (Object wrong : Arrays.asList(0, 11, 1.5, "7", true, List.of(), Map.of(), 1e300)) {
      Proposal asked = asked(Map.of("turns", wrong));
      assertThat(asked.wholeNumber("turns", 1, 10, 3)).isEqualTo(3);
      assertThat(asked.faults())
          .containsExactly(
              new Fault("options.turns", "'turns' must be a whole number from 1 to 10."));
    }
    for (Object wrong : Arrays.asList("", "  ", "x".repeat(11), 7, List.of("x"))) {
      Proposal asked = asked(Map.of("word", wrong));
      assertThat(asked.text("word")).isNull();
      assertThat(asked.faults()).extracting(Fault::field).containsExactly("options.word");
    }
  }

  @Test
  void anOptionThatTheWorkflowDoesNotReadIsAFault() {
    Proposal asked = asked(Map.of("colour", "red", "turns", 3, "zeal", 1));
    asked.wholeNumber("turns", 1, 10, 3);
    assertThat(asked.faults())
        .containsExactly(
            new Fault("options.colour", "There is no option 'colour' here; there are: turns."),
            new Fault("options.zeal", "There is no option 'zeal' here; there are: turns."));
  }
}
