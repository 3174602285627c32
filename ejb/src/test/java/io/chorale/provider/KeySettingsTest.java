package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySettingsTest {

  @TempDir Path folder;

  private static List<ProviderSettings> read(String... pairs) {
    return new ConfiguredProviders(MapConfig.of(pairs)).all();
  }

  private String file(String content) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "key", ""), content).toString();
  }

  @Test
  void aUsualKeyMayBeInAFile() throws IOException {
    ProviderSettings provider = read("XAI_API_KEY_FILE", file(" xai-key\n")).get(0);
    assertThat(provider.name()).isEqualTo("xai");
    assertThat(provider.key()).isEqualTo(new ApiKey("xai-key"));
  }

  @Test
  void soMayAProvidersOwn() throws IOException {
    ProviderSettings provider =
        read(
                "chorale.providers", "local",
                "chorale.provider.local.protocol", "openai-chat",
                "chorale.provider.local.base-url", "http://localhost:1",
                "chorale.provider.local.api-key-file", file("own\r\n"))
            .get(0);
    assertThat(provider.key()).isEqualTo(new ApiKey("own"));
  }

  @Test
  void theNearerSettingIsTheOneThatCounts() throws IOException {
    String own = file("own-file");
    String usual = file("usual-file");
    assertThat(
            read(
                    "OPENAI_API_KEY", "usual",
                    "OPENAI_API_KEY_FILE", usual,
                    "chorale.provider.openai.api-key-file", own)
                .get(0)
                .key())
        .isEqualTo(new ApiKey("own-file"));
    assertThat(read("OPENAI_API_KEY", "usual", "OPENAI_API_KEY_FILE", usual).get(0).key())
        .isEqualTo(new ApiKey("usual"));
  }

  @Test
  void aFileThatIsNotThereIsToldByItsSettingOnly() {
    assertThatThrownBy(() -> read("OPENAI_API_KEY_FILE", "sk-put-in-the-wrong-place"))
        .hasMessageContaining("OPENAI_API_KEY_FILE")
        .hasMessageContaining("cannot be read")
        .hasMessageNotContaining("sk-put");
  }

  @Test
  void anEmptyFileIsNoKey() throws IOException {
    String empty = file(" \n");
    assertThatThrownBy(() -> read("GEMINI_API_KEY_FILE", empty))
        .hasMessageContaining("GEMINI_API_KEY_FILE")
        .hasMessageContaining("it is empty");
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> read("GEMINI_API_KEY_FILE", folder.toString()))
        .hasMessageContaining("GEMINI_API_KEY_FILE");
  }

  @Test
  void aKeyThatNoHeaderCanHoldIsNotRepeated() throws IOException {
    String two = file("first-secret\nsecond-secret");
    assertThatThrownBy(() -> read("GEMINI_API_KEY_FILE", two))
        .hasMessageContaining("GEMINI_API_KEY_FILE")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> read("GEMINI_API_KEY", "grün-secret"))
        .hasMessageContaining("GEMINI_API_KEY")
        .hasMessageNotContaining("secret");
  }
}
