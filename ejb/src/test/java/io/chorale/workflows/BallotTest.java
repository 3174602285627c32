package io.chorale.workflows;

import static io.chorale.panel.Role.ANALYST;
import static io.chorale.panel.Role.ETHICS;
import static io.chorale.panel.Role.RELATIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.workflows.Ballot.Place;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BallotTest {

  private final Ballot ballot =
      new Ballot(
          List.of(ETHICS, ANALYST, RELATIONAL),
          Map.of(ANALYST, "one", RELATIONAL, "two", ETHICS, "three"));

  @Test
  void theAnswersHaveLettersAndNoNames() {
    assertThat(ballot.answers())
        .containsExactly(Map.entry("A", "three"), Map.entry("B", "one"), Map.entry("C", "two"));
  }

  @ParameterizedTest
  @CsvSource({
    "RANKING: B > A > C, ANALYST ETHICS RELATIONAL",
    "'I would say RANKING: A > B > C. But no.\nRANKING: C > B > A', RELATIONAL ANALYST ETHICS",
    "**Ranking**: 1. C 2. A 3. B, RELATIONAL ETHICS ANALYST",
    "RANKING: B > B > Z > A, ANALYST ETHICS",
    "They are all good., ''",
  })
  void aJudgementIsReadByItsLastLine(String judgement, String order) {
    List<String> expected = order.isEmpty() ? List.of() : List.of(order.split(" "));
    assertThat(ballot.read(judgement)).extracting(Enum::name).isEqualTo(expected);
  }

  @Test
  void nobodysOwnVoteCounts() {
    List<Place> places =
        ballot.count(
            Map.of(
                ANALYST, "RANKING: B > A > C",
                ETHICS, "RANKING: A > B > C",
                RELATIONAL, "RANKING: C > B > A"));
    assertThat(places)
        .containsExactly(
            new Place(ANALYST, 1, 2), new Place(ETHICS, 1.5, 2), new Place(RELATIONAL, 2, 2));
  }

  @Test
  void whoDoesNotVoteChangesNothing() {
    assertThat(ballot.count(Map.of(ANALYST, "No."))).isEmpty();
  }
}
