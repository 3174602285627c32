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

  @Override
  String text(String json) {
    return delta("text", json);
  }

  @Override
  String thought(String json) {
    return delta("thinking", json);
  }

  private static String delta(String field, String json) {
    return "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"%s_delta\",\"%s\":\"%s\"}}"
        .formatted(field, field, json);
  }

  @Override
  String[] ending() {
    return new String[] {
      "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}",
      "{\"type\":\"message_stop\"}"
    };
  }
}
