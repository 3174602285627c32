package io.chorale.provider;

/** The provider or its model will not answer what it was asked. */
public final class DeclinedAnswer extends RuntimeException {

  private final String reason;

  /**
   * @param reason the provider's own word
   */
  public DeclinedAnswer(String reason) {
    super("the provider declined to answer: " + reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
