package io.chorale.provider;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A provider's own words, made fit for whoever watches: short, on one line, without a key. */
final class OwnWords {

  /** As much as a person wants to read. */
  private static final int MOST = 300;

  /** As much as is looked through for keys. */
  private static final int MOST_READ = 4_000;

  /** What some providers' keys begin with: OpenAI, for one, repeats a part of what it refuses. */
  private static final Pattern LIKE_A_KEY =
      Pattern.compile(
          "(?:sk-|gsk_|xai-|pplx-|hf_|AIza|AQ\\.|ya29\\.)[-_*.A-Za-z0-9]{4,}"
              // xAI shows the ends of a key and stars between.
              + "|[-_A-Za-z0-9]*\\*{3,}[-_A-Za-z0-9]*");

  /** An echo of how the key was sent, whoever's key it was. */
  private static final Pattern ECHO =
      Pattern.compile(
          "(?i)(\\bbearer\\s+"
              + "|(?:\\b|[-_])(?:api[-_ ]?)?(?:key|token|authorization)[\"']?\\s*[=:]\\s*[\"']?"
              + "(?:bearer\\s+)?)"
              + "[-_.~+/%=*A-Za-z0-9]{8,}");

  private static final Pattern GAPS = Pattern.compile("[\\s\\p{Cntrl}]+");

  private final @Nullable ApiKey key;

  OwnWords(@Nullable ApiKey key) {
    this.key = key;
  }

  /** To be put behind a sentence of ours; empty when the provider said nothing. */
  String of(ProviderError error) {
    String words = shown(error.message());
    return words.isEmpty() ? "" : " It says: " + words;
  }

  /** Words of the provider's within a sentence of ours. */
  String shown(String told) {
    String words = told.substring(0, Math.min(told.length(), MOST_READ));
    words = key == null ? words : words.replace(key.secret(), "…");
    words = ECHO.matcher(words).replaceAll("$1…");
    words = GAPS.matcher(LIKE_A_KEY.matcher(words).replaceAll("…")).replaceAll(" ").strip();
    return words.length() <= MOST ? words : words.substring(0, MOST) + "…";
  }

  /**
   * What went wrong underneath, for the log; null when it tells the key: the JDK's client repeats
   * what it was sent instead of an answer.
   */
  @Nullable Throwable harmless(@Nullable Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (key != null && String.valueOf(each.getMessage()).contains(key.secret())) {
        return null;
      }
    }
    return cause;
  }
}
