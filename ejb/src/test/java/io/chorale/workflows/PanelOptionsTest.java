package io.chorale.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.job.Fault;
import io.chorale.job.Options;
import io.chorale.panel.Role;
import io.chorale.workflow.Proposal;
import io.chorale.workflows.PanelOptions.OnDisconnect;
import io.chorale.workflows.Turn.Speaker;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PanelOptionsTest {

  private static Proposal proposal(Map<String, ? extends @Nullable Object> asked) {
    return new Proposal(List.of(), asked, 1_000);
  }

  @Test
  void whatIsNotAskedTakesItsDefault() {
    assertThat(PanelOptions.of(proposal(Map.of())))
        .isEqualTo(
            new PanelOptions(
                PanelMode.SINGLE,
                List.of(Role.PRIMARY),
                null,
                0.7,
                true,
                List.of(),
                OnDisconnect.CONTINUE,
                null));
  }

  @Test
  void allThatIsAskedIsKeptAndReadBack() {
    Proposal asked =
        proposal(
            Map.of(
                "mode",
                "council",
                "roles",
                List.of("ethics", "analyst"),
                "system_prompt",
                "Be brief.",
                "temperature",
                2,
                "enable_tools",
                false,
                "history",
                List.of(Map.of("role", "user", "content", "Hi")),
                "on_disconnect",
                "cancel",
                "request_id",
                "r1"));
    PanelOptions options = PanelOptions.of(asked);
    assertThat(asked.faults()).isEmpty();
    assertThat(options)
        .isEqualTo(
            new PanelOptions(
                PanelMode.COUNCIL,
                List.of(Role.ETHICS, Role.ANALYST),
                "Be brief.",
                2,
                false,
                List.of(new Turn(Speaker.USER, "Hi")),
                OnDisconnect.CANCEL,
                "r1"));
    Options kept = Options.of(options);
    assertThat(kept.json()).contains("\"council\"", "\"ethics\"");
    assertThat(kept.as(PanelOptions.class)).isEqualTo(options);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("mode", "duet", "mode"),
        Arguments.of("role", "primary", "role"),
        Arguments.of("role", 7, "role"),
        Arguments.of("roles", "analyst", "roles"),
        Arguments.of("roles", List.of("analyst"), "roles"),
        Arguments.of("roles", List.of("analyst", "analyst"), "roles"),
        Arguments.of("roles", List.of("analyst", "synthesiser"), "roles"),
        Arguments.of("roles", Collections.singletonList(null), "roles"),
        Arguments.of("system_prompt", " ", "system_prompt"),
        Arguments.of("system_prompt", "x".repeat(1_001), "system_prompt"),
        Arguments.of("temperature", -0.1, "temperature"),
        Arguments.of("temperature", 2.1, "temperature"),
        Arguments.of("temperature", "warm", "temperature"),
        Arguments.of("temperature", Double.POSITIVE_INFINITY, "temperature"),
        Arguments.of("enable_tools", "yes", "enable_tools"),
        Arguments.of("enable_tools", 1, "enable_tools"),
        Arguments.of("history", "Hi", "history"),
        Arguments.of("history", Collections.nCopies(101, Map.of()), "history"),
        Arguments.of(
            "history",
            Collections.nCopies(11, Map.of("role", "user", "content", "x".repeat(1_000))),
            "history"),
        Arguments.of("history", List.of("Hi"), "history[0]"),
        Arguments.of("history", List.of(Map.of("role", "user")), "history[0].content"),
        Arguments.of("history", List.of(Map.of("content", "Hi")), "history[0].role"),
        Arguments.of(
            "history", List.of(Map.of("role", "tool", "content", "Hi")), "history[0].role"),
        Arguments.of(
            "history", List.of(Map.of("role", "user", "content", 7)), "history[0].content"),
        Arguments.of(
            "history",
            List.of(Map.of("role", "user", "content", "Hi", "name", "Anna")),
            "history[0].name"),
        Arguments.of("on_disconnect", "explode", "on_disconnect"),
        Arguments.of("request_id", "x".repeat(101), "request_id"),
        Arguments.of("agentRole", "analyst", "agentRole"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatIsWrongIsNamed(String option, Object value, String field) {
    Proposal proposal = proposal(Map.of(option, value));
    PanelOptions.of(proposal);
    assertThat(proposal.faults())
        .singleElement()
        .extracting(Fault::field)
        .isEqualTo("options." + field);
  }

  @Test
  void oneRoleAndSeveralAreNotAskedTogether() {
    Proposal single = proposal(Map.of("mode", "single", "roles", List.of("analyst", "ethics")));
    PanelOptions.of(single);
    assertThat(single.faults()).extracting(Fault::field).containsExactly("options.roles");
    Proposal several = proposal(Map.of("mode", "band_jam", "role", "analyst"));
    PanelOptions.of(several);
    assertThat(several.faults()).extracting(Fault::field).containsExactly("options.role");
  }
}
