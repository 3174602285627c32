package io.chorale.langchain4j;

import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import io.chorale.model.ModelException.Kind;

class AnthropicBridgeTest extends BridgedModelContract {

  @Override
  StreamingChatModel langChain4jModel(String baseUrl, String key) {
    return AnthropicStreamingChatModel.builder()
        .baseUrl(baseUrl + "/v1/")
        .apiKey(key)
        .modelName("sim:tokens=5;ttft=1")
        .maxTokens(4_096)
        .thinkingType("enabled")
        .thinkingBudgetTokens(2_048)
        .returnThinking(true)
        .build();
  }

  /** It neither fails nor ends then: only its silence tells. */
  @Override
  Kind garbage() {
    return Kind.TIMEOUT;
  }

  @Override
  Kind empty() {
    return Kind.TIMEOUT;
  }
}
