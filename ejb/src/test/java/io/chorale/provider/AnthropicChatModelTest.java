package io.chorale.provider;

class AnthropicChatModelTest extends ChatModelContract {

  @Override
  Protocol protocol() {
    return Protocol.ANTHROPIC;
  }

  @Override
  String path() {
    return "";
  }
}
