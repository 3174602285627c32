package io.chorale.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.simulator.answer.Voice;
import java.util.List;
import java.util.Map;

/** One provider's way of speaking. Stateless; a stream's state is in its {@link Frames}. */
public sealed interface Protocol permits OpenAiChat, AnthropicMessages, GeminiGenerate {

  /** The key that every protocol refuses. */
  String BAD_KEY = "bad-key";

  Voice voice();

  /**
   * @throws Refusal when the key is missing or bad
   */
  void admit(Call call);

  /**
   * @throws Refusal when the provider would refuse the request
   */
  Ask ask(Call call, JsonNode body);

  Frames frames(Heading heading);

  /** The answer in one piece. */
  ObjectNode whole(Heading heading, Said said);

  /** How many text tokens the provider's filter lets through before it steps in. */
  default int tokensBeforeRefusal() {
    return 5;
  }

  ObjectNode models(List<String> names);

  Errors errors();

  /** The headers that the provider sends with every response. */
  Map<String, String> headers(String requestId);

  /** Chooses the shape for what no endpoint answers: by the path, then by the headers. */
  static Protocol spokenBy(Call call) {
    if (call.path().startsWith("/v1beta")) {
      return new GeminiGenerate();
    }
    if (call.path().startsWith("/v1/chat/")) {
      return new OpenAiChat();
    }
    boolean anthropic =
        call.path().startsWith("/v1/messages") || call.header("anthropic-version") != null;
    return anthropic ? new AnthropicMessages() : new OpenAiChat();
  }
}
