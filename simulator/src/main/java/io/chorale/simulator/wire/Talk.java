package io.chorale.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.simulator.answer.Brief;
import org.jspecify.annotations.Nullable;

/** Gathers what a request's messages say: the last user message, the system prompt, the length. */
final class Talk {

  private static final int CHARS_PER_TOKEN = 4;

  private String brief = "";
  private @Nullable String system;
  private long chars;

  void system(JsonNode content) {
    String text = text(content);
    chars += text.length();
    if (!text.isBlank()) {
      system = system == null ? text : system + "\n" + text;
    }
  }

  void message(String role, JsonNode content) {
    if (role.equals("system") || role.equals("developer")) {
      system(content);
      return;
    }
    String text = text(content);
    chars += text.length();
    if (role.equals("user") && !text.isBlank()) {
      brief = text;
    }
  }

  Brief brief() {
    return new Brief(brief, system);
  }

  int inputTokens() {
    return (int) Math.max(1, (chars + CHARS_PER_TOKEN - 1) / CHARS_PER_TOKEN);
  }

  /** Content is a string, or a list of parts of which some have a text. */
  private static String text(JsonNode content) {
    if (content.isTextual()) {
      return content.asText();
    }
    StringBuilder all = new StringBuilder();
    for (JsonNode part : content) {
      JsonNode text = part.path("text");
      if (text.isTextual()) {
        all.append(all.isEmpty() ? "" : "\n").append(text.asText());
      }
    }
    return all.toString();
  }
}
