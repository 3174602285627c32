package io.chorale.langchain4j;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.chorale.model.ModelException.Kind;

class OpenAiBridgeTest extends BridgedModelContract {

  @Override
  StreamingChatModel langChain4jModel(String baseUrl, String key) {
    return OpenAiStreamingChatModel.builder()
        .baseUrl(baseUrl + "/v1")
        .apiKey(key)
        .modelName("sim:tokens=5;ttft=1")
        .returnThinking(true)
        .build();
  }

  @Override
  Kind garbage() {
    return Kind.NONSENSE;
  }

  @Override
  Kind empty() {
    return Kind.CUT;
  }
}
