package io.chorale.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.chorale.event.RecordedEvent;
import io.chorale.event.Timestamps;
import java.io.IOException;
import java.time.Instant;

/** Writes and reads Chorale's JSON. */
public final class Json {

  /** Shared, as it costs much to make; do not configure it. */
  public static final JsonMapper MAPPER = mapper();

  private Json() {}

  /** Writes instants as Chorale does; for those whose names are not ours. */
  public static SimpleModule timestamps() {
    return new SimpleModule("timestamps").addSerializer(Instant.class, new InstantWriter());
  }

  private static JsonMapper mapper() {
    SimpleModule own = new SimpleModule("chorale");
    own.addSerializer(RecordedEvent.class, new EventWriter());
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        // Jackson would take 42 and true for texts.
        .withCoercionConfig(
            LogicalType.Textual,
            texts ->
                texts
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .withCoercionConfig(
            LogicalType.Boolean,
            flags -> flags.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
        .withCoercionConfigDefaults(
            all -> all.setCoercion(CoercionInputShape.String, CoercionAction.Fail))
        .addModule(timestamps())
        .addModule(own)
        .build();
  }

  private static final class InstantWriter extends JsonSerializer<Instant> {
    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializerProvider all)
        throws IOException {
      json.writeString(Timestamps.format(instant));
    }
  }

  private static final class EventWriter extends JsonSerializer<RecordedEvent> {
    @Override
    public void serialize(RecordedEvent event, JsonGenerator json, SerializerProvider all)
        throws IOException {
      Envelope.write(json, event);
    }
  }
}
