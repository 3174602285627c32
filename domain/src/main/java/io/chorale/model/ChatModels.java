package io.chorale.model;

import java.util.List;

/**
 * A source of several providers. Third-party code may implement it as a CDI bean where it finds out
 * only at the start how many there are; for one provider, {@link ChatModel} is enough.
 */
public interface ChatModels {

  /**
   * All that there are, the same at each call.
   *
   * @throws RuntimeException when one of them is set up wrongly; this stops the start, so the
   *     message says what to put right
   */
  List<ChatModel> all();
}
