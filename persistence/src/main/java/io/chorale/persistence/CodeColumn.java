package io.chorale.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chorale.job.CodeBlock;
import java.util.List;

/** A team's code blocks as one JSON text: they are only ever read together. */
final class CodeColumn {

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<List<CodeBlock>> BLOCKS = new TypeReference<>() {};

  private CodeColumn() {}

  static String write(List<CodeBlock> blocks) {
    try {
      return JSON.writeValueAsString(blocks);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("code blocks are plain text", unwritable);
    }
  }

  static List<CodeBlock> read(String json) {
    try {
      return JSON.readValue(json, BLOCKS);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("the code column holds no code blocks", unreadable);
    }
  }
}
