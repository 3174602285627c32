package io.chorale.provider;

import static io.chorale.platform.SettingValues.wrong;

import io.chorale.platform.SettingValues;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds a provider's key: in a setting, or in the file that a setting names, as containers are
 * handed their secrets. No message repeats what such a setting holds: a key may have been put where
 * its file's name belongs.
 */
final class KeySettings {

  private static final String FILE = "_FILE";

  /** No key is longer; whoever names a log or a disk does not wait for it. */
  private static final int MOST_BYTES = 16 * 1024;

  /** Anything else would be refused, with the key in the message, by the client's headers. */
  private static final Pattern FIT_FOR_A_HEADER = Pattern.compile("[!-~]+");

  private final SettingValues values;

  KeySettings(SettingValues values) {
    this.values = values;
  }

  boolean hasUsual(KnownProvider known) {
    return values.text(known.keyName).isPresent() || values.text(known.keyName + FILE).isPresent();
  }

  /**
   * @param prefix of the provider's own settings
   * @return null where there is none and none is needed: on a server of one's own
   */
  @Nullable ApiKey of(String prefix, @Nullable KnownProvider known, URI baseUrl) {
    Optional<ApiKey> own = inSetting(prefix + "api-key").or(() -> inFile(prefix + "api-key-file"));
    if (known == null) {
      return own.orElse(null);
    }
    Optional<ApiKey> key =
        own.or(() -> inSetting(known.keyName)).or(() -> inFile(known.keyName + FILE));
    if (key.isEmpty() && baseUrl.equals(URI.create(known.baseUrl))) {
      throw wrong(
          prefix + "api-key", "", "a key for " + baseUrl + " (" + known.keyName + " will do too)");
    }
    return key.orElse(null);
  }

  private Optional<ApiKey> inSetting(String setting) {
    return values.text(setting).map(text -> key(setting, text));
  }

  private Optional<ApiKey> inFile(String setting) {
    return values.text(setting).map(path -> key(setting, content(setting, path)));
  }

  private static String content(String setting, String path) {
    String content;
    try (InputStream file = Files.newInputStream(Path.of(path))) {
      content = new String(file.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
    } catch (IOException | InvalidPathException | SecurityException unreadable) {
      throw new IllegalArgumentException(
          "The setting " + setting + " must name a file with a key; it cannot be read");
    }
    if (content.isEmpty()) {
      throw new IllegalArgumentException(
          "The setting " + setting + " must name a file with a key; it is empty");
    }
    return content;
  }

  private static ApiKey key(String setting, String text) {
    if (!FIT_FOR_A_HEADER.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "The setting "
              + setting
              + " must lead to a key: one word of letters, digits and signs, without gaps");
    }
    return new ApiKey(text);
  }
}
