package io.chorale.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import io.chorale.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;

/** Reads the body of a request. */
final class JsonBody {

  /** A brief and 16 system prompts of 20,000 characters, each of up to 6 bytes when escaped. */
  static final int MAX_BYTES = 2 * 1024 * 1024;

  private JsonBody() {}

  /**
   * @throws RefusedException when it is too big, or not the JSON that is asked for
   */
  static Object read(InputStream body, Type type) throws IOException {
    byte[] bytes = body.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new RefusedException(
          ProblemKind.BODY_TOO_BIG, "At most %,d bytes are read.".formatted(MAX_BYTES));
    } else if (bytes.length == 0) {
      throw empty();
    }
    JavaType wanted = Json.MAPPER.constructType(type);
    Object value;
    try {
      value = Json.MAPPER.readValue(bytes, wanted);
    } catch (JsonProcessingException failure) {
      throw BodyFaults.of(failure);
    } catch (IOException notText) {
      throw new RefusedException(ProblemKind.MALFORMED_BODY, "The body is not text in UTF-8.");
    }
    if (value == null) {
      throw new RefusedException(ProblemKind.MALFORMED_BODY, "The body must be an object.");
    }
    return value;
  }

  static RefusedException empty() {
    return new RefusedException(ProblemKind.MALFORMED_BODY, "The body is empty.");
  }
}
