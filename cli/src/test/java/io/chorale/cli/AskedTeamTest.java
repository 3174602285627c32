package io.chorale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class AskedTeamTest {

  @Test
  void aProviderAloneIsATeamOfItsName() {
    assertThat(AskedTeam.parse("anthropic"))
        .isEqualTo(new AskedTeam("anthropic", "anthropic", null));
  }

  @Test
  void aModelMayHoldAnything() {
    assertThat(AskedTeam.parse("openrouter:meta/llama:free"))
        .isEqualTo(new AskedTeam("openrouter", "openrouter", "meta/llama:free"));
    assertThat(AskedTeam.parse("red=openai:sim:rate=2"))
        .isEqualTo(new AskedTeam("red", "openai", "sim:rate=2"));
    assertThat(AskedTeam.parse("openai:sim:rate=2"))
        .isEqualTo(new AskedTeam("openai", "openai", "sim:rate=2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=openai", "red=", ":gpt", "red=:gpt", "openai:"})
  void whatIsNoTeamIsRefusedWithWhatWouldBe(String text) {
    assertThatThrownBy(() -> AskedTeam.parse(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("such as anthropic");
  }
}
