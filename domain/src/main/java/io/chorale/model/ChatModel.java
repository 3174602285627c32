package io.chorale.model;

/**
 * One provider's models, asked over its own wire. Third-party code may implement it as a CDI bean;
 * it is then a provider by its {@link #provider() name}.
 */
public interface ChatModel {

  /** The name by which teams choose this provider; unique in an installation. */
  String provider();

  /** The model of a team that names none; empty when each team must name one. */
  default String defaultModel() {
    return "";
  }

  /**
   * Asks without waiting: returns at once and holds no thread while the answer streams.
   *
   * @param listener told of everything that comes, one call at a time, in order
   * @return the call, to stop it by
   */
  ModelCall stream(ChatRequest request, DeltaListener listener);

  /**
   * The most tokens that an answer to the request can have, thinking included: what it may cost is
   * reserved before it is asked. One that does not know says what its answers hardly exceed.
   */
  default long mostOutput(ChatRequest request) {
    return request.limitsTokens() ? request.maxTokens() : 16_384;
  }

  /**
   * Whether {@link Thinking#ULTRA} can be asked of a model.
   *
   * @param model its name as the provider knows it
   */
  default boolean thinksHarder(String model) {
    return false;
  }
}
