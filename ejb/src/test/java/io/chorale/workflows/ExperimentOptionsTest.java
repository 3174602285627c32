package io.chorale.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.job.Fault;
import io.chorale.job.Options;
import io.chorale.job.Team;
import io.chorale.job.TeamName;
import io.chorale.job.Voice;
import io.chorale.workflow.Proposal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentOptionsTest {

  private static Proposal proposal(Map<String, ?> asked, String... teams) {
    return new Proposal(
        Stream.of(teams)
            .map(name -> new Team(new TeamName(name), new Voice("p", "m", null)))
            .toList(),
        asked,
        1_000);
  }

  @Test
  void whatIsNotAskedTakesItsDefault() {
    Options options = new ExperimentWorkflow().accept(proposal(Map.of(), "red", "blue"));
    assertThat(options.as(ExperimentOptions.class))
        .isEqualTo(new ExperimentOptions(10, null, null, null, null, null));
  }

  @Test
  void allThatIsAskedIsKept() {
    Proposal asked =
        proposal(
            Map.of(
                "turns",
                4,
                "opening",
                "Begin.",
                "stop_word",
                "END",
                "moderator",
                "blue",
                "max_tokens",
                5_000,
                "max_message_tokens",
                100),
            "red",
            "blue");
    Options options = new ExperimentWorkflow().accept(asked);
    assertThat(asked.faults()).isEmpty();
    assertThat(options.as(ExperimentOptions.class))
        .isEqualTo(new ExperimentOptions(4, "Begin.", "END", "blue", 5_000, 100));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(Map.of("turns", 0), "turns"),
        Arguments.of(Map.of("turns", 201), "turns"),
        Arguments.of(Map.of("turns", "many"), "turns"),
        Arguments.of(Map.of("opening", " "), "opening"),
        Arguments.of(Map.of("opening", "x".repeat(1_001)), "opening"),
        Arguments.of(Map.of("stop_word", "x".repeat(101)), "stop_word"),
        Arguments.of(Map.of("moderator", "blue"), "moderator"),
        Arguments.of(Map.of("moderator", "green", "stop_word", "END"), "moderator"),
        Arguments.of(Map.of("max_tokens", 0), "max_tokens"),
        Arguments.of(Map.of("max_message_tokens", 1.5), "max_message_tokens"),
        Arguments.of(Map.of("temper", 1), "temper"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatIsWrongIsNamed(Map<String, ?> asked, String option) {
    Proposal proposal = proposal(asked, "red", "blue");
    new ExperimentWorkflow().accept(proposal);
    assertThat(proposal.faults())
        .singleElement()
        .extracting(Fault::field)
        .isEqualTo("options." + option);
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    Proposal proposal =
        proposal(Map.of("turns", 0, "max_tokens", -1, "moderator", "x", "zeal", 1), "red");
    new ExperimentWorkflow().accept(proposal);
    assertThat(proposal.faults())
        .extracting(Fault::field)
        .containsExactlyInAnyOrder(
            "options.turns",
            "options.max_tokens",
            "options.moderator",
            "options.moderator",
            "options.zeal",
            "teams");
  }

  @Test
  void oneTeamAloneDoesNotTalk() {
    Proposal proposal = proposal(Map.of(), "red");
    new ExperimentWorkflow().accept(proposal);
    assertThat(proposal.faults()).extracting(Fault::field).containsExactly("teams");
  }

  @Test
  void teamsThatAreWrongAlreadyAreNotJudgedAgain() {
    Proposal proposal = proposal(Map.of("moderator", "red", "stop_word", "END"));
    new ExperimentWorkflow().accept(proposal);
    assertThat(proposal.faults()).isEqualTo(List.of());
  }
}
