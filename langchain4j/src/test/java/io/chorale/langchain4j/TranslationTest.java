package io.chorale.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import io.chorale.model.ChatMessage;
import io.chorale.model.ChatRequest;
import io.chorale.model.TokenUsage;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranslationTest {

  private static final List<ChatMessage> HELLO = List.of(ChatMessage.user("Hello"));

  @Test
  void theConversationGoesOverInItsOrderBehindTheRole() {
    ChatRequest request =
        new ChatRequest(
            "its-own",
            "Be brief.",
            List.of(
                ChatMessage.user("Hello"), ChatMessage.assistant("Hi"), ChatMessage.user("Go on")));
    assertThat(Translation.of(request, "its-own").messages())
        .containsExactly(
            SystemMessage.from("Be brief."),
            UserMessage.from("Hello"),
            AiMessage.from("Hi"),
            UserMessage.from("Go on"));
  }

  @Test
  void withoutARoleThereIsNoSystemMessage() {
    assertThat(Translation.of(new ChatRequest("its-own", null, HELLO), "its-own").messages())
        .containsExactly(UserMessage.from("Hello"));
  }

  @Test
  void onlyAModelOtherThanTheDefaultIsNamed() {
    assertThat(Translation.of(new ChatRequest("other", null, HELLO), "its-own").modelName())
        .isEqualTo("other");
    assertThat(Translation.of(new ChatRequest("its-own", null, HELLO), "its-own").modelName())
        .isNull();
    assertThat(Translation.of(new ChatRequest("", null, HELLO), "its-own").modelName()).isNull();
  }

  @Test
  void tokensThatAreNotToldAreNone() {
    assertThat(Translation.of(new dev.langchain4j.model.output.TokenUsage()))
        .isEqualTo(TokenUsage.NONE);
    TokenUsage usage = Translation.of(new dev.langchain4j.model.output.TokenUsage(3, 5));
    assertThat(usage.input()).isEqualTo(3);
    assertThat(usage.output()).isEqualTo(5);
  }
}
