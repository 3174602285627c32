package io.chorale.catalogue;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The names under which the table may have a model. */
record ModelName(String text) {

  /** {@code -2024-08-06}, {@code -20250929}, {@code @20250929}, {@code -latest}. */
  private static final Pattern VERSION =
      Pattern.compile("-\\d{4}-\\d{2}-\\d{2}$|[-@]\\d{8}$|[-@]latest$");

  /** OpenRouter's names of those who have a part of the table of their own. */
  private static final Map<String, String> VENDORS =
      Map.of(
          "openai", "openai",
          "anthropic", "anthropic",
          "google", "google",
          "perplexity", "perplexity",
          "x-ai", "xai");

  private static final String FREE = ":free";

  /**
   * Itself, then without its version, then with dashes for dots: OpenRouter writes {@code
   * claude-sonnet-4.5} where Anthropic writes {@code claude-sonnet-4-5}.
   */
  Set<String> spellings() {
    Set<String> spellings = new LinkedHashSet<>();
    String undated = VERSION.matcher(text).replaceFirst("");
    spellings.add(text);
    spellings.add(undated);
    spellings.add(text.replace('.', '-'));
    spellings.add(undated.replace('.', '-'));
    return spellings;
  }

  boolean isFree() {
    return text.endsWith(FREE);
  }

  /** Without OpenRouter's {@code :free}, {@code :nitro} and the like. */
  ModelName withoutVariant() {
    int colon = text.indexOf(':');
    return colon < 0 ? this : new ModelName(text.substring(0, colon));
  }

  /** For OpenRouter's {@code vendor/model}: whose lines of the table to look among. */
  Optional<String> vendor() {
    int slash = text.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : Optional.ofNullable(VENDORS.get(text.substring(0, slash)));
  }

  ModelName atItsVendor() {
    return new ModelName(text.substring(text.indexOf('/') + 1));
  }
}
