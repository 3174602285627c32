package io.chorale.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.kit.ChoraleClient;
import java.io.BufferedReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The usage example of seed 004 as it stands there, where Node is installed. */
@ExtendWith(StreamServer.class)
class StreamNodeTest {

  @Test
  void theExampleOfTheSeedWorksUnchanged(ChoraleClient chorale) throws Exception {
    Process node = Node.start("stream-example.mjs", chorale.address().getAuthority());
    try (BufferedReader output = node.inputReader()) {
      List<String> lines = output.lines().toList();
      assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(node.exitValue()).as(lines.toString()).isZero();
      assertThat(lines.get(0)).isEqualTo("Streaming from " + StreamServer.ANALYST + "...");
      assertThat(lines).anyMatch(line -> line.matches("Tokens: [0-9]+, Cost: \\$0\\.00[0-9]{2}"));
      assertThat(lines)
          .anyMatch(
              line ->
                  line.matches(
                      "Complete! Tokens: [0-9]+, Cost: \\$0\\.00[0-9]{2}, Latency: [0-9]+ms"));
      assertThat(lines).endsWith("Whole: true");
    } finally {
      node.destroy();
    }
  }
}
