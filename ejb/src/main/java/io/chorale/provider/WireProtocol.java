package io.chorale.provider;

import java.net.http.HttpRequest;

/** How one protocol asks and how its answers are read. Has no state of its own. */
public interface WireProtocol {

  /** The request for a streamed answer. */
  HttpRequest.Builder ask(Asked asked);

  /** A reader for one answer. */
  AnswerReader reader();

  /** Whether a model that is in no table can be asked to think as hard as it can. */
  boolean thinksHarder(ProviderSettings provider, String model);

  /**
   * The room for thinking within the limit of an answer: the tokens that a model is told to think
   * for at the most, or is likely to. 0 when it is left to the model.
   */
  int thinkingTokens(ProviderSettings provider, String model, boolean ultra);

  /** The limit of an answer where one must be named and nobody named one; 0 where none must be. */
  default int demandedLimit() {
    return 0;
  }
}
