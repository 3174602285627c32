package io.chorale.provider;

class OpenAiChatModelTest extends ChatModelContract {

  @Override
  Protocol protocol() {
    return Protocol.OPENAI_CHAT;
  }

  @Override
  String path() {
    return "/v1";
  }

  @Override
  String text(String json) {
    return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + json + "\"}}]}";
  }

  @Override
  String thought(String json) {
    return "{\"choices\":[{\"index\":0,\"delta\":{\"reasoning\":\"" + json + "\"}}]}";
  }

  @Override
  String[] ending() {
    return new String[] {"[DONE]"};
  }
}
