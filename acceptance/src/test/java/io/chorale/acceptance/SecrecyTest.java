package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.oneTeam;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.chorale.kit.ChoraleClient;
import io.chorale.kit.ServerProcess;
import io.chorale.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key goes to its provider and nowhere else, whatever happens. */
class SecrecyTest {

  private static final List<String> PROVIDERS = List.of("anthropic", "google", "openai");
  private static final List<String> MISHAPS =
      List.of("badkey", "429", "500", "error@3", "garbage@3", "html", "json", "cut@3", "empty");

  @Test
  void noKeyIsInAnyAnswerPageLogOrFile(@TempDir Path folder) throws IOException {
    Path data = folder.resolve("data");
    try (Simulator simulator = Simulator.start(0)) {
      Map<String, String> settings = ServerProcess.settings(simulator);
      for (String provider : PROVIDERS) {
        settings.put(name(provider, "API_KEY"), key(provider));
      }
      // One key comes from a file, as container secrets do.
      settings.remove(name("openai", "API_KEY"));
      Path secret = Files.writeString(folder.resolve("openai.key"), key("openai") + "\n");
      settings.put(name("openai", "API_KEY_FILE"), secret.toString());
      StringBuilder answers = new StringBuilder();
      try (ServerProcess server = ServerProcess.start(data, settings).awaitReady()) {
        ChoraleClient chorale = server.client();
        for (String provider : PROVIDERS) {
          for (String mishap : MISHAPS) {
            ask(chorale, provider, "sim:rate=900;ttft=1;retry=0;fault=" + mishap, answers);
          }
          ask(chorale, provider, "sim:rate=900;tokens=20;ttft=1", answers);
          answers.append(chorale.get("/api/providers/" + provider + "/models").body());
        }
        for (String path :
            List.of(
                "/", "/api/providers", "/api/settings", "/api/usage", "/api/jobs", "/openapi")) {
          answers.append(chorale.get(path).body());
        }
        answers.append(chorale.post("/api/jobs", "{\"brief\":").body());
      }
      assertThat(answers).contains("complete");
      PROVIDERS.forEach(provider -> assertThat(answers).doesNotContain(key(provider)));
      try (Stream<Path> files = Files.walk(data)) {
        files.filter(Files::isRegularFile).forEach(SecrecyTest::check);
      }
    }
  }

  private static void ask(
      ChoraleClient chorale, String provider, String model, StringBuilder answers) {
    String id = chorale.start(oneTeam(provider, model));
    answers.append(chorale.awaitEnd(id)).append(chorale.events(id));
  }

  private static void check(Path file) {
    try {
      String content = Files.readString(file, ISO_8859_1);
      PROVIDERS.forEach(
          provider -> assertThat(content.contains(key(provider))).as(file.toString()).isFalse());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String key(String provider) {
    return "secret-of-" + provider + "-4711";
  }

  private static String name(String provider, String what) {
    return "CHORALE_PROVIDER_" + provider.toUpperCase(Locale.ROOT) + "_" + what;
  }
}
