package io.chorale.provider.unary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelListsTest {

  @Test
  void openAiAndAnthropicListIds() {
    assertThat(ModelLists.names("{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}"))
        .containsExactly("a", "b");
  }

  @Test
  void ofGeminisModelsThoseThatWriteAreListed() {
    assertThat(
            ModelLists.names(
                """
                {"models":[
                  {"name":"models/gemini-x","supportedGenerationMethods":["generateContent"]},
                  {"name":"models/embedding-x","supportedGenerationMethods":["embedContent"]},
                  {"name":"models/plain"}]}
                """))
        .containsExactly("gemini-x", "plain");
  }
}
