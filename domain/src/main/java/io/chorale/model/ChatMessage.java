package io.chorale.model;

/** One turn of the conversation that a model is shown. */
public record ChatMessage(Role role, String text) {

  public enum Role {
    USER,
    ASSISTANT
  }

  public static ChatMessage user(String text) {
    return new ChatMessage(Role.USER, text);
  }

  public static ChatMessage assistant(String text) {
    return new ChatMessage(Role.ASSISTANT, text);
  }
}
