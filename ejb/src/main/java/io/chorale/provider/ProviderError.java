package io.chorale.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * What a provider itself says of a failure, out of the several shapes that its JSON may have.
 *
 * @param status the HTTP status that it names, as errors inside a stream do; 0 for none
 * @param code its types, codes and reasons, in small letters
 * @param message its words for a person; empty when there are none
 */
record ProviderError(int status, String code, String message) {

  private static final ProviderError SILENT = new ProviderError(0, "", "");

  /** Reads an error's body, which may as well be a page of a proxy: that says nothing. */
  static ProviderError read(String body) {
    JsonNode node;
    try {
      node = Json.read(body);
    } catch (IllegalArgumentException notJson) {
      return SILENT;
    }
    JsonNode whole = node.isArray() ? node.path(0) : node;
    JsonNode error = whole.path("error");
    if (error.isTextual()) {
      return new ProviderError(0, "", error.asText());
    }
    JsonNode told = error.isObject() ? error : whole;
    return new ProviderError(status(told), code(told), message(told));
  }

  private static int status(JsonNode told) {
    int status = told.path("status_code").asInt(told.path("code").asInt(0));
    return status >= 400 && status < 600 ? status : 0;
  }

  private static String code(JsonNode told) {
    StringBuilder code = new StringBuilder();
    for (String field : new String[] {"type", "code", "status"}) {
      code.append(Json.text(told, field)).append(' ');
    }
    // Google tells there that a key is not valid; the status is a plain 400.
    told.path("details").forEach(detail -> code.append(Json.text(detail, "reason")).append(' '));
    return code.toString().toLowerCase(Locale.ROOT);
  }

  private static String message(JsonNode told) {
    String message = Json.text(told, "message");
    return message.isEmpty() ? Json.text(told, "detail") : message;
  }
}
