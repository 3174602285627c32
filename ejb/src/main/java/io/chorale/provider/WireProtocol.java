package io.chorale.provider;

import io.chorale.model.ChatRequest;
import java.net.http.HttpRequest;

/** How one protocol asks and how its answers are read. Has no state of its own. */
public interface WireProtocol {

  /** The request for a streamed answer. */
  HttpRequest.Builder ask(ProviderSettings provider, ChatRequest request);

  /** A reader for one answer. */
  AnswerReader reader();
}
