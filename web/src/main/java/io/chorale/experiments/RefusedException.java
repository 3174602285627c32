package io.chorale.experiments;

/** A client asks for what cannot be done. */
final class RefusedException extends RuntimeException {

  private final transient Refusal refusal;

  RefusedException(String code, String message) {
    super(message);
    this.refusal = new Refusal(code, message);
  }

  Refusal refusal() {
    return refusal;
  }
}
