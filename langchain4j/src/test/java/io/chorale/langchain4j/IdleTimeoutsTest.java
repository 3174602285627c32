package io.chorale.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdleTimeoutsTest {

  private static final String FOR_ALL = "chorale.provider.idle-timeout";
  private static final String FOR_BEDROCK = "chorale.provider.bedrock.idle-timeout";

  private static Duration bedrock(String... settings) {
    return new IdleTimeouts(MapConfig.of(settings)).of("bedrock");
  }

  @Test
  void aProvidersOwnSettingGoesBeforeThatForAllAndThatBeforeAMinute() {
    assertThat(bedrock(FOR_ALL, "30", FOR_BEDROCK, "pt2m")).isEqualTo(Duration.ofMinutes(2));
    assertThat(bedrock(FOR_ALL, "30")).isEqualTo(Duration.ofSeconds(30));
    assertThat(bedrock(FOR_ALL, " ")).isEqualTo(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "0", "-1", "P2D", "PT"})
  void aWrongOneIsRefusedByItsName(String wrong) {
    assertThatThrownBy(() -> bedrock(FOR_BEDROCK, wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(FOR_BEDROCK)
        .hasMessageContaining(wrong);
  }
}
