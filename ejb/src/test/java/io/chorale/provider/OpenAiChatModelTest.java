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
}
