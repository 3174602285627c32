package io.chorale.catalogue;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser.Feature;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a table of models out of JSON; {@link ModelTable} says what it looks like. */
final class TableReader {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private TableReader() {}

  /**
   * @throws WrongTableException when it is none
   */
  static TableLines read(String json) {
    Map<String, Map<String, ModelFacts>> byProvider = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> provider :
        object(tree(json), "the whole", "an object with a provider's name for each field")) {
      Map<String, ModelFacts> models = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> model :
          object(provider.getValue(), provider.getKey(), "an object of models")) {
        String place = provider.getKey() + " / " + model.getKey();
        models.put(named(model.getKey(), place), TableLine.read(model.getValue(), place));
      }
      byProvider.put(provider.getKey(), models);
    }
    return new TableLines(byProvider);
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException wrong) {
      JsonLocation at = wrong.getLocation();
      String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw new WrongTableException(place, "JSON (" + wrong.getOriginalMessage() + ")", "");
    }
  }

  static Iterable<Map.Entry<String, JsonNode>> object(JsonNode node, String place, String right) {
    if (!node.isObject()) {
      throw new WrongTableException(place, right, node.toString());
    }
    return node.properties();
  }

  private static String named(String model, String place) {
    int star = model.indexOf('*');
    if (model.isBlank() || (star >= 0 && star < model.length() - 1)) {
      throw new WrongTableException(
          place, "a model's name, or the beginning of names with one * behind it", model);
    }
    return model;
  }
}
