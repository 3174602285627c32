package io.chorale.budget;

/**
 * Counts the tokens of an answer as it comes, in pieces large enough to be counted rightly; those
 * of a long one by its beginning.
 */
public final class OutputCount {

  /** About a second of a fast model. */
  private static final int PIECE = 4_000;

  /**
   * So many characters are counted; by then it is known how many of this answer's make a token, and
   * counting the rest would take more time than everything else that is done with it.
   */
  private static final int SAMPLE = 8_000;

  /** Of English text, while nothing of the answer is counted. */
  private static final double USUAL_PER_CHARACTER = 0.25;

  private final TokenCounter counter;
  private final String provider;
  private final String model;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder thoughts = new StringBuilder();
  private long sampled;
  private long sampledTokens;
  private long textTokens;
  private long thoughtTokens;

  public OutputCount(TokenCounter counter, String provider, String model) {
    this.counter = counter;
    this.provider = provider;
    this.model = model;
  }

  public void text(String more) {
    text.append(more);
  }

  public void thought(String more) {
    thoughts.append(more);
  }

  /** Whether so much is uncounted that it should be counted. */
  public boolean due() {
    return text.length() + thoughts.length() > PIECE;
  }

  /** All tokens so far, as the model's provider is likely to count them. */
  public long tokens() {
    count();
    return counter.likely(provider, model, textTokens + thoughtTokens);
  }

  /** As {@link #tokens}, but what is not counted yet goes by its length: it takes no time. */
  public long reckoned() {
    long pending = byLength(text.length() + (long) thoughts.length());
    return counter.likely(provider, model, textTokens + thoughtTokens + pending);
  }

  /** Those of them that were thoughts. */
  public long thinking() {
    count();
    return counter.likely(provider, model, thoughtTokens);
  }

  /**
   * Learns how this model's tokens differ from those that we count.
   *
   * @param reported the provider's figure for all of the answer
   */
  public void learn(long reported) {
    count();
    counter.learn(provider, model, textTokens + thoughtTokens, reported);
  }

  private void count() {
    textTokens += counted(text);
    thoughtTokens += counted(thoughts);
  }

  private long counted(StringBuilder pending) {
    if (pending.isEmpty()) {
      return 0;
    }
    long length = pending.length();
    long tokens;
    if (sampled < SAMPLE) {
      tokens = counter.raw(pending.toString());
      sampled += length;
      sampledTokens += tokens;
    } else {
      tokens = byLength(length);
    }
    pending.setLength(0);
    return tokens;
  }

  private long byLength(long characters) {
    double perCharacter = sampled == 0 ? USUAL_PER_CHARACTER : (double) sampledTokens / sampled;
    return Math.round(characters * perCharacter);
  }
}
