package io.chorale.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;

/**
 * What a provider itself says of a failure, out of the several shapes that its JSON may have.
 *
 * @param status the HTTP status that it names, as errors inside a stream do; 0 for none
 * @param code its types, codes and reasons, in small letters
 * @param message its words for a person; empty when there are none
 * @param told the JSON that it was read from; missing when there was none
 * @param page whether the body is a web page instead, as proxies answer
 */
record ProviderError(int status, String code, String message, JsonNode told, boolean page) {

  /** OpenRouter hands on what the provider behind it said, which may be OpenRouter again. */
  private static final int DEEPEST = 2;

  /** Reads an error's body, which may as well be a page of a proxy: that says nothing. */
  static ProviderError read(String body) {
    return read(body, 0);
  }

  private static ProviderError read(String body, int depth) {
    JsonNode node;
    try {
      node = Json.read(body);
    } catch (IllegalArgumentException notJson) {
      boolean page = body.stripLeading().startsWith("<");
      return new ProviderError(0, "", "", MissingNode.getInstance(), page);
    }
    JsonNode whole = node.isArray() ? node.path(0) : node;
    JsonNode error = whole.path("error");
    JsonNode told = error.isObject() ? error : whole;
    String raw = Json.text(told.path("metadata"), "raw");
    if (raw.isEmpty() || depth == DEEPEST) {
      return new ProviderError(status(told), code(told), message(told), told, false);
    }
    ProviderError behind = read(raw, depth + 1);
    return new ProviderError(
        status(told),
        code(told) + behind.code(),
        behind.message().isEmpty() ? message(told) : message(told) + ": " + behind.message(),
        told,
        false);
  }

  private static int status(JsonNode told) {
    int status = told.path("status_code").asInt(told.path("code").asInt(0));
    return status >= 400 && status < 600 ? status : 0;
  }

  private static String code(JsonNode told) {
    StringBuilder code = new StringBuilder();
    add(told, code, "type", "code", "status");
    // Google tells there that a key is not valid; the status is a plain 400.
    told.path("details").forEach(detail -> add(detail, code, "reason"));
    // Anthropic's are no list: the month's money is spent, though the type is a rate limit's.
    add(told.path("details"), code, "error_code");
    add(told.path("metadata"), code, "limit_source", "error_type");
    if (told.path("metadata").has("flagged_input")) {
      code.append("moderation ");
    }
    return code.toString().toLowerCase(Locale.ROOT);
  }

  private static void add(JsonNode node, StringBuilder code, String... fields) {
    for (String field : fields) {
      code.append(Json.text(node, field)).append(' ');
    }
  }

  /** xAI and Ollama have a plain text as their error, FastAPI's servers a list of details. */
  private static String message(JsonNode told) {
    JsonNode detail = told.path("detail");
    for (JsonNode text :
        new JsonNode[] {
          told.path("message"), told.path("error"), detail, detail.path(0).path("msg")
        }) {
      if (text.isTextual() && !text.asText().isBlank()) {
        return text.asText();
      }
    }
    return "";
  }
}
