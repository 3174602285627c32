package io.chorale.workflows;

import com.fasterxml.jackson.annotation.JsonValue;
import io.chorale.model.ChatMessage;
import io.chorale.workflow.Proposal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Something that was said before the message that is to be answered. */
public record Turn(Speaker role, String content) {

  private static final String HISTORY = "history";
  private static final int MOST_TURNS = 100;

  /** All of a history together, in texts as long as a brief may be. */
  private static final int MOST_TEXTS = 10;

  /** Not every provider takes a conversation that the assistant begins. */
  private static final String BEGINNING = "(The conversation begins.)";

  /** Who said it; {@link #SYSTEM} counts as a part of the system prompt. */
  public enum Speaker {
    USER,
    ASSISTANT,
    SYSTEM;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static List<Turn> history(Proposal asked) {
    List<String> speakers = Arrays.stream(Speaker.values()).map(Speaker::word).toList();
    List<Turn> history = new ArrayList<>();
    long characters = 0;
    for (Proposal turn : asked.parts(HISTORY, MOST_TURNS)) {
      String speaker = present(turn, "role", turn.word("role", speakers));
      String content = present(turn, "content", turn.text("content"));
      if (speaker != null && content != null) {
        characters += content.length();
        history.add(new Turn(Speaker.valueOf(speaker.toUpperCase(Locale.ROOT)), content));
      }
    }
    long most = (long) MOST_TEXTS * asked.longestText();
    if (characters > most) {
      asked.fault(
          HISTORY,
          "'history' has %,d characters; at most %,d are allowed.".formatted(characters, most));
    }
    return history;
  }

  private static @Nullable String present(Proposal turn, String field, @Nullable String value) {
    if (value == null && turn.faults().stream().noneMatch(it -> it.field().endsWith("." + field))) {
      turn.fault(field, "'%s' is missing.".formatted(field));
    }
    return value;
  }

  /** What it adds to the system prompt; empty for nothing. */
  static String system(List<Turn> history) {
    return history.stream()
        .filter(turn -> turn.role == Speaker.SYSTEM)
        .map(Turn::content)
        .collect(Collectors.joining("\n\n"));
  }

  /** The conversation with the message at its end; no two of a kind follow each other. */
  static List<ChatMessage> conversation(List<Turn> history, String message) {
    List<ChatMessage> messages = new ArrayList<>();
    for (Turn turn : history) {
      if (turn.role == Speaker.ASSISTANT) {
        if (messages.isEmpty()) {
          messages.add(ChatMessage.user(BEGINNING));
        }
        add(messages, ChatMessage.assistant(turn.content));
      } else if (turn.role == Speaker.USER) {
        add(messages, ChatMessage.user(turn.content));
      }
    }
    add(messages, ChatMessage.user(message));
    return List.copyOf(messages);
  }

  private static void add(List<ChatMessage> messages, ChatMessage next) {
    int last = messages.size() - 1;
    if (last >= 0 && messages.get(last).role() == next.role()) {
      String joined = messages.get(last).text() + "\n\n" + next.text();
      messages.set(last, new ChatMessage(next.role(), joined));
    } else {
      messages.add(next);
    }
  }
}
