package io.chorale.provider;

/** The model wrote something that its own provider could not make sense of. */
public final class SpoiltAnswer extends RuntimeException {

  private final String reason;

  /**
   * @param reason the provider's own word
   */
  public SpoiltAnswer(String reason) {
    super("the model spoilt its answer: " + reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
