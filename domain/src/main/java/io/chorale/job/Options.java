package io.chorale.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a job asks of its workflow beyond brief and teams: a value of the workflow's own, already
 * checked and with its defaults filled in. Everybody else only keeps it and shows it.
 *
 * @param json one JSON object
 */
public record Options(String json) {

  public static final Options NONE = new Options("{}");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          // What another version of the workflow kept is read as far as it is known.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * @param value a record of texts, numbers and flags
   */
  public static Options of(Object value) {
    try {
      return new Options(MAPPER.writeValueAsString(value));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException("the options cannot be written", unwritable);
    }
  }

  /**
   * @throws IllegalStateException when they are another workflow's
   */
  public <T> T as(Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException others) {
      throw new IllegalStateException("the options are no " + type.getSimpleName(), others);
    }
  }

  /** For whoever shows them. */
  public Map<String, @Nullable Object> asMap() {
    try {
      return MAPPER.readValue(json, new TypeReference<Map<String, @Nullable Object>>() {});
    } catch (JsonProcessingException spoilt) {
      throw new IllegalStateException("the options are no object", spoilt);
    }
  }
}
