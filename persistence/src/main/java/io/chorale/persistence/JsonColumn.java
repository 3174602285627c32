package io.chorale.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chorale.job.CodeBlock;
import io.chorale.model.Delta.Citation;
import io.chorale.model.Delta.ToolCall;
import io.chorale.model.Seam;
import java.util.List;

/** A list as one JSON text, where its parts are only ever read together. */
final class JsonColumn<T> {

  static final JsonColumn<CodeBlock> CODE = new JsonColumn<>(new TypeReference<>() {});
  static final JsonColumn<ToolCall> TOOL_CALLS = new JsonColumn<>(new TypeReference<>() {});
  static final JsonColumn<Citation> CITATIONS = new JsonColumn<>(new TypeReference<>() {});
  static final JsonColumn<WriterRows.Line> REFUSALS = new JsonColumn<>(new TypeReference<>() {});
  static final JsonColumn<Seam> SEAMS = new JsonColumn<>(new TypeReference<>() {});

  static final JsonColumn<StoredMessage> MESSAGES = new JsonColumn<>(new TypeReference<>() {});

  private static final JsonMapper JSON = new JsonMapper();

  private final TypeReference<List<T>> type;

  private JsonColumn(TypeReference<List<T>> type) {
    this.type = type;
  }

  String write(List<T> values) {
    try {
      return Keepable.text(JSON.writeValueAsString(values));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("the values are plain texts", unwritable);
    }
  }

  List<T> read(String json) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("the column holds something else", unreadable);
    }
  }
}
