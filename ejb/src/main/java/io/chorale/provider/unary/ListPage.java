package io.chorale.provider.unary;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.catalogue.ModelFacts;
import io.chorale.provider.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of models.
 *
 * @param models by their names; {@link ModelFacts#UNKNOWN} where the list tells nothing
 * @param next what to ask for the next page with; null when this is the last
 */
record ListPage(Map<String, ModelFacts> models, @Nullable String next) {

  private static final Pattern OFFSET = Pattern.compile("[?&]offset=(\\d+)");

  /** {@code {"data":[{"id":…}]}}; a bare array, as Together has it, will do too. */
  static ListPage openAi(String body) {
    JsonNode list = Json.read(body);
    Map<String, ModelFacts> models = new LinkedHashMap<>();
    for (JsonNode model : list.isArray() ? list : list.path("data")) {
      // Mistral says so of models that only embed or moderate.
      if (model.at("/capabilities/completion_chat").asBoolean(true)) {
        put(models, Json.text(model, "id"), ListedFacts.openAi(model));
      }
    }
    Matcher offset = OFFSET.matcher(list.at("/links/next").asText(""));
    return new ListPage(models, offset.find() ? offset.group(1) : null);
  }

  /** {@code {"data":[{"id":…}],"has_more":…,"last_id":…}}. */
  static ListPage anthropic(String body) {
    JsonNode list = Json.read(body);
    Map<String, ModelFacts> models = new LinkedHashMap<>();
    for (JsonNode model : list.path("data")) {
      put(models, Json.text(model, "id"), ListedFacts.anthropic(model));
    }
    return new ListPage(models, list.path("has_more").asBoolean() ? token(list, "last_id") : null);
  }

  /** {@code {"models":[{"name":"models/…"}],"nextPageToken":…}}; it lists embedding models too. */
  static ListPage gemini(String body) {
    JsonNode list = Json.read(body);
    Map<String, ModelFacts> models = new LinkedHashMap<>();
    for (JsonNode model : list.path("models")) {
      JsonNode methods = model.path("supportedGenerationMethods");
      if (!methods.isArray() || ListedFacts.has(methods, "generateContent")) {
        put(
            models,
            Json.text(model, "name").replaceFirst("^models/", ""),
            ListedFacts.gemini(model));
      }
    }
    return new ListPage(models, token(list, "nextPageToken"));
  }

  private static void put(Map<String, ModelFacts> models, String name, ModelFacts facts) {
    if (!name.isEmpty()) {
      models.put(name, facts);
    }
  }

  private static @Nullable String token(JsonNode list, String field) {
    String token = Json.text(list, field);
    return token.isEmpty() || token.equals("null") ? null : token;
  }
}
