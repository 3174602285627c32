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

  @Override
  String text(String json) {
    return part("\"text\":\"" + json + "\"");
  }

  @Override
  String thought(String json) {
    return part("\"thought\":true,\"text\":\"" + json + "\"");
  }

  private static String part(String fields) {
    return "{\"candidates\":[{\"content\":{\"parts\":[{" + fields + "}]}}],\"index\":0}";
  }

  @Override
  String[] ending() {
    return new String[] {"{\"candidates\":[{\"finishReason\":\"STOP\"}]}"};
  }
}
