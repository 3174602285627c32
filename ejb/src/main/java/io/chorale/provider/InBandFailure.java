package io.chorale.provider;

/** The provider told of a failure inside a stream that began well. */
public final class InBandFailure extends RuntimeException {

  private final String body;

  /**
   * @param body the JSON in which it was told
   */
  public InBandFailure(String body) {
    super("the provider told of a failure in its stream");
    this.body = body;
  }

  String body() {
    return body;
  }
}
