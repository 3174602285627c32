package io.chorale.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.kit.ChoraleClient;
import io.chorale.kit.Relay;
import io.chorale.kit.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command line, run as docs/cli.md says. */
@ExtendWith(SharedServer.class)
class CommandLineTest {

  private static final String QUICK = "sim:rate=300;tokens=30;thoughts=1;ttft=5";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private int runs;

  /** A command that runs, and what it prints. */
  private record Command(Process process, Path output) {

    String printed() throws IOException {
      return Files.readString(output);
    }

    int awaitEnd() throws InterruptedException {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    }
  }

  private Command begin(ChoraleClient chorale, String... arguments) throws IOException {
    Path output = folder.resolve("output-" + runs++ + ".txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-jar", System.getProperty("chorale.cli")));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CHORALE_SERVER", chorale.address().toString());
    // Whatever a terminal is set to.
    builder.environment().put("LC_ALL", "C");
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new Command(builder.start(), output);
  }

  private String run(int exitCode, ChoraleClient chorale, String... arguments)
      throws IOException, InterruptedException {
    Command command = begin(chorale, arguments);
    int ended = command.awaitEnd();
    String printed = new String(Files.readAllBytes(command.output()), StandardCharsets.UTF_8);
    assertThat(ended).as(printed).isEqualTo(exitCode);
    assertThat(printed).doesNotContain("Exception", "\tat ");
    return printed;
  }

  private static String[] talk(String command, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.addAll(List.of("--team", "red=openai:" + QUICK, "--team", "blue=google:" + QUICK));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  @Test
  void theConnectionCheckPrintsWhatSeed000Expects(ChoraleClient chorale) throws Exception {
    assertThat(run(0, chorale, "check", "connection").lines())
        .contains("✅ WebSocket connection test PASSED!");
  }

  @Test
  void theBroadcastCheckSeesAFastAnswerAndTheBroadcast(ChoraleClient chorale) throws Exception {
    assertThat(run(0, chorale, talk("check broadcast")))
        .containsPattern("Fast API response: exp_[0-9a-f]{32} after \\d+ ms")
        .contains("Broadcast received")
        .contains("✅ Experiment broadcast test PASSED!");
  }

  @Test
  void theStreamingCheckShowsMessagesAsTheyGrow(ChoraleClient chorale) throws Exception {
    assertThat(run(0, chorale, talk("check streaming")))
        .contains("red (turn 1)", "blue (turn 2)")
        .containsPattern(
            "✅ Streaming test PASSED! 2 messages, [\\d,.]+ characters in \\d+ updates");
  }

  @Test
  void aCheckSaysWhyItFailed(ChoraleClient chorale) throws Exception {
    assertThat(
            run(
                1,
                chorale,
                "check",
                "streaming",
                "--team",
                "red=openai:sim:fault=badkey",
                "--team",
                "blue=google:" + QUICK))
        .contains("❌ Streaming test FAILED: ");
  }

  @Test
  void anExperimentIsStartedAndWatched(ChoraleClient chorale) throws Exception {
    String printed =
        run(
            0,
            chorale,
            talk("start --workflow experiment --turns 2 --watch", "--", "Tea or coffee?"));
    String id = printed.lines().findFirst().orElseThrow();
    assertThat(id).matches("exp_[0-9a-f]{32}");
    assertThat(printed).contains("Topic: Tea or coffee?", "red (turn 1)", "blue (turn 2)");
    assertThat(printed).contains("complete by turns");
    String text = ChoraleClient.team(chorale.job(id), "red").get("text").asText();
    assertThat(printed).contains(text.lines().findFirst().orElseThrow());
    assertThat(run(0, chorale, "watch", id)).contains("red (turn 1)", "complete by turns");
  }

  @Test
  void aJobIsShownLineByLineWithItsTeams(ChoraleClient chorale) throws Exception {
    assertThat(run(0, chorale, talk("start --watch", "--", "A login form")))
        .contains("[red] ", "[blue] ")
        .containsPattern("\ncomplete, ");
  }

  @Test
  void whoIsCutOffGoesOnWhereItWas(ChoraleClient chorale) throws Exception {
    String model = "sim:rate=100;tokens=200;thoughts=0;ttft=5";
    String id = chorale.start(ChoraleClient.oneTeam("openai", model));
    try (Relay relay = Relay.to(chorale)) {
      Command watch = begin(relay.client(), "watch", id);
      await().atMost(PATIENCE).until(() -> watch.printed().contains("generating"));
      relay.cut();
      assertThat(watch.awaitEnd()).isZero();
      String printed = watch.printed();
      assertThat(printed).contains("The connection was cut");
      String shown =
          printed
              .lines()
              .filter(line -> line.startsWith("[openai] "))
              .map(line -> line.substring("[openai] ".length()))
              .filter(line -> !line.equals("thinking") && !line.equals("generating"))
              .filter(line -> !line.equals("complete"))
              .reduce("", String::concat);
      String text = ChoraleClient.team(chorale.job(id)).get("text").asText();
      assertThat(shown.replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
    }
  }

  @Test
  void whatTheServerRefusesIsSaidInItsWords(ChoraleClient chorale) throws Exception {
    assertThat(run(2, chorale, talk("start --workflow experiment --turns 1000", "--", "Tea?")))
        .contains("turns: 'turns' must be a whole number from 1 to 200.");
    assertThat(run(2, chorale, "watch", "exp_1")).contains("exp_1");
  }

  @Test
  void whatIsNoCommandIsAnsweredWithTheUsage(ChoraleClient chorale) throws Exception {
    assertThat(run(2, chorale, "dance")).contains("dance", "Usage: chorale");
    assertThat(run(2, chorale)).contains("start", "watch", "check", "Exit codes");
    assertThat(run(2, chorale, "check")).contains("connection, broadcast or streaming");
    assertThat(run(2, chorale, "start", "--team", ":", "Tea?")).contains("is no team such as");
    assertThat(run(0, chorale, "--help")).contains("Usage: chorale");
  }

  @Test
  void aServerThatIsNotThereIsSaid(ChoraleClient chorale) throws Exception {
    String nobody = "http://localhost:" + ServerProcess.freePort();
    for (String command : List.of("check connection", "watch exp_1", "start Tea?")) {
      String[] arguments = (command + " --server " + nobody).split(" ");
      assertThat(run(3, chorale, arguments))
          .contains("Nobody answers at " + nobody)
          .contains("--server");
    }
  }
}
