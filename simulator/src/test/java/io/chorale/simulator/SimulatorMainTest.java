package io.chorale.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatorMainTest {

  @Test
  void it_says_plainly_when_the_port_is_taken() {
    try (Simulator first = Simulator.start(0)) {
      assertThat(errorOf(Map.of("SIMULATOR_PORT", "" + first.port())))
          .contains("127.0.0.1:" + first.port(), "Is the port taken?");
    }
  }

  @Test
  void it_says_plainly_when_the_port_is_none() {
    assertThat(errorOf(Map.of("SIMULATOR_PORT", "http"))).contains("\"http\" is not a port");
  }

  private static String errorOf(Map<String, String> env) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(err, true, StandardCharsets.UTF_8);
    assertThat(SimulatorMain.run(new String[0], env, print, print)).isEqualTo(1);
    return err.toString(StandardCharsets.UTF_8);
  }
}
