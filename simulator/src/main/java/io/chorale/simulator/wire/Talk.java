package io.chorale.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.simulator.answer.Brief;
import io.chorale.simulator.answer.Told;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what a request's messages say: the last user message, the system prompt, the length. */
final class Talk {

  private static final int CHARS_PER_TOKEN = 4;

  private String brief = "";
  private @Nullable String system;
  private long chars;
  private final List<String> lines = new ArrayList<>();
  private int answers;

  void system(JsonNode content) {
    String text = text(content);
    chars += text.length();
    if (!text.isBlank()) {
      system = system == null ? text : system + "\n" + text;
      lines.add(Told.line("system", text));
    }
  }

  void message(String role, JsonNode content) {
    if (role.equals("system") || role.equals("developer")) {
      system(content);
      return;
    }
    String text = text(content);
    chars += text.length();
    boolean own = role.equals("assistant") || role.equals("model");
    answers += own ? 1 : 0;
    lines.add(Told.line(own ? "assistant" : role, text));
    if (role.equals("user") && !text.isBlank()) {
      brief = text;
    }
  }

  Brief brief() {
    return new Brief(brief, system);
  }

  Told told() {
    return new Told(lines, answers);
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
