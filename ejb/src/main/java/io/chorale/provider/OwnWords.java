package io.chorale.provider;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A provider's own words, made fit for whoever watches: short, on one line, without a key. */
final class OwnWords {

  /** As much as a person wants to read. */
  private static final int MOST = 300;

  /** OpenAI repeats a part of the key that it refuses. */
  private static final Pattern LIKE_A_KEY =
      Pattern.compile("(?:sk-|gsk_|xai-|hf_|AIza)[-_*.A-Za-z0-9]{4,}");

  private static final Pattern GAPS = Pattern.compile("[\\s\\p{Cntrl}]+");

  private final @Nullable ApiKey key;

  OwnWords(@Nullable ApiKey key) {
    this.key = key;
  }

  /** To be put behind a sentence of ours; empty when the provider said nothing. */
  String of(ProviderError error) {
    String words = key == null ? error.message() : error.message().replace(key.secret(), "…");
    words = GAPS.matcher(LIKE_A_KEY.matcher(words).replaceAll("…")).replaceAll(" ").strip();
    if (words.isEmpty()) {
      return "";
    }
    return " It says: " + (words.length() <= MOST ? words : words.substring(0, MOST) + "…");
  }
}
