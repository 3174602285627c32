package io.chorale.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.model.Price;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Reads one model's line. */
final class TableLine {

  /** A dollar a token: more is a mistake by some factor of a thousand. */
  private static final BigDecimal DEAREST = BigDecimal.valueOf(1_000_000);

  private static final Set<String> FIELDS =
      Set.of(
          "input", "output", "cached_input", "cache_write", "thinking", "max_output", "abilities");

  private TableLine() {}

  static ModelFacts read(JsonNode line, String place) {
    for (Map.Entry<String, JsonNode> field :
        TableReader.object(line, place, "an object with input and output")) {
      if (!FIELDS.contains(field.getKey())) {
        throw new WrongTableException(
            place,
            "only the fields input, output, cached_input, cache_write, thinking, max_output and"
                + " abilities",
            field.getKey());
      }
    }
    BigDecimal input = dollars(line, "input", place);
    BigDecimal output = dollars(line, "output", place);
    Price price =
        new Price(
            input,
            output,
            line.has("cached_input") ? dollars(line, "cached_input", place) : input,
            line.has("cache_write") ? dollars(line, "cache_write", place) : input,
            line.has("thinking") ? dollars(line, "thinking", place) : output);
    return new ModelFacts(price, maxOutput(line, place), abilities(line, place));
  }

  private static BigDecimal dollars(JsonNode line, String field, String place) {
    JsonNode value = line.path(field);
    if (value.isNumber()) {
      BigDecimal dollars = value.decimalValue();
      if (dollars.signum() >= 0 && dollars.compareTo(DEAREST) <= 0) {
        return dollars;
      }
    }
    throw new WrongTableException(
        place + " / " + field, "US dollars for a million tokens, a number of 0 or more", value);
  }

  private static int maxOutput(JsonNode line, String place) {
    JsonNode value = line.path("max_output");
    if (value.isMissingNode()) {
      return 0;
    }
    if (value.isIntegralNumber() && value.canConvertToInt() && value.asInt() > 0) {
      return value.asInt();
    }
    throw new WrongTableException(
        place + " / max_output",
        "the most tokens of an answer, a whole number of 1 or more",
        value);
  }

  private static Set<Ability> abilities(JsonNode line, String place) {
    JsonNode value = line.path("abilities");
    Set<Ability> abilities = EnumSet.noneOf(Ability.class);
    if (!value.isMissingNode() && !value.isArray()) {
      throw wrongAbilities(place, value);
    }
    for (JsonNode word : value) {
      abilities.add(Ability.of(word.asText()).orElseThrow(() -> wrongAbilities(place, word)));
    }
    return abilities;
  }

  private static WrongTableException wrongAbilities(String place, JsonNode found) {
    return new WrongTableException(
        place + " / abilities", "a list out of " + Ability.words(), found);
  }
}
