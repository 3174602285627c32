package io.chorale.simulator.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chorale.simulator.answer.Part;
import io.chorale.simulator.wire.Manner;
import io.chorale.simulator.wire.Reporting;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteeringTest {

  @Test
  void every_key_is_understood_in_any_order() {
    assertThat(
            Steering.of(
                "sim:fault=cut@50;stamp=on;ttft=250;thoughts=10;tokens=200;rate=2.5;"
                    + "retry=1500;usage=late;cite=3;tool=look_up;tag=red-1.2;"
                    + "recount=on;say=END@3"))
        .isEqualTo(
            new Steering(
                2.5,
                OptionalInt.of(200),
                OptionalInt.of(10),
                Duration.ofMillis(250),
                true,
                new Fault(Kind.CUT, 50),
                Optional.of(Duration.ofMillis(1500)),
                new Manner(Reporting.LATE, 3, Optional.of("look_up")),
                new Part(true, Optional.of(new Part.Cue("END", 3)))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"simulated", "gpt-4o", "sim:", "similar:rate=1"})
  void any_other_name_has_the_defaults(String model) {
    assertThat(Steering.of(model))
        .isEqualTo(
            new Steering(
                30,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Duration.ofMillis(300),
                false,
                Fault.NONE,
                Optional.empty(),
                Manner.USUAL,
                Part.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speed=1",
        "recount=maybe",
        "say=END",
        "say=@1",
        "say=END@0",
        "say=a b@1",
        "rate=0",
        "rate=NaN",
        "rate=100001",
        "rate=fast",
        "tokens=0",
        "tokens=1000001",
        "thoughts=-1",
        "thoughts=1001",
        "ttft=1.5",
        "stamp=yes",
        "fault=503",
        "fault=cut",
        "fault=cut@",
        "fault=melt@3",
        "fault=429@3",
        "fault=flood",
        "fault=flood@0",
        "fault=flaky@0",
        "fault=",
        "retry=-1",
        "usage=twice",
        "nousage=1",
        "cite=101",
        "tool=a/b",
        "tag=a b",
        "rate",
        "rate=1;rate=2"
      })
  void what_is_wrong_is_refused_with_the_keys_that_exist(String pairs) {
    assertThatThrownBy(() -> Steering.of("sim:" + pairs))
        .isInstanceOf(SteeringException.class)
        .hasMessageContaining("The keys are rate, tokens, thoughts, ttft");
  }
}
