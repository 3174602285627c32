package io.chorale.provider;

class GeminiChatModelTest extends ChatModelContract {

  @Override
  Protocol protocol() {
    return Protocol.GEMINI;
  }

  @Override
  String path() {
    return "/v1beta";
  }
}
