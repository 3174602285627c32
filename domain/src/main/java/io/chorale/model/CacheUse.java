package io.chorale.model;

/**
 * A provider's prompt cache, as far as one call had to do with it.
 *
 * @param read tokens of the request that were in the cache, and cost less
 * @param written tokens that were put there, and may cost more
 * @param withinInput whether the provider counts both in its figure of input tokens, as OpenAI and
 *     Google do; Anthropic counts them beside it
 */
public record CacheUse(long read, long written, boolean withinInput) {

  public static final CacheUse NONE = new CacheUse(0, 0, true);

  public CacheUse {
    if (read < 0 || written < 0) {
      throw new IllegalArgumentException("tokens are not negative");
    }
  }

  CacheUse minus(CacheUse part) {
    return new CacheUse(read - part.read, written - part.written, withinInput);
  }

  CacheUse plus(CacheUse other) {
    return new CacheUse(
        read + other.read, written + other.written, withinInput && other.withinInput);
  }
}
