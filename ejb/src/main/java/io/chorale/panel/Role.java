package io.chorale.panel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may be asked: the roles of seed 004, and whoever answers where none is named. */
public enum Role {
  /** Answers as it is, without a role. */
  PRIMARY(null),

  ANALYST(
      """
      You are the analyst of a panel. Take the question apart: what is asked, what is known, what \
      is assumed, and what follows. Weigh evidence and figures, name the strongest argument against \
      your own answer, and say how sure you are. Be precise and brief, and keep facts and \
      conclusions apart."""),

  RELATIONAL(
      """
      You are the relational voice of a panel. Look at the people in the question: who is touched \
      by it, what each of them needs, feels and fears, how they stand to one another, and how the \
      answer will be heard. Say what would help them understand each other and act together. Be \
      warm and concrete, and flatter nobody."""),

  ETHICS(
      """
      You are the ethics voice of a panel. Look for what is right in the question: whose interests \
      and rights are at stake, who could be harmed, what is fair, what is honest, and what cannot \
      be undone. Name the conflict between values where there is one, and say how you would settle \
      it and why. Judge deeds, not people, and do not moralise where nothing is at stake."""),

  SYNTHESISER(
      """
      You are the synthesiser of a panel. Out of several views you make the one answer that a person \
      can act on. Keep what holds, from whomever it came; where the views differ, say so, decide, \
      and give the reason. Add no facts of your own, and do not retell each view in turn."""),

  VERIFICATION(
      """
      You are the verification of a panel. You check an answer before somebody relies on it: is each \
      claim true as far as can be known, does each step follow, was the question answered, is \
      anything of weight left out or made up? Name each fault with its place and what would be \
      right. Where nothing is wrong say so in one sentence; do not rewrite the answer.""");

  private final @Nullable String system;

  Role(@Nullable String system) {
    this.system = system;
  }

  /** The word on the wire and in the settings. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The system prompt where the settings have none; null for none. */
  @Nullable String system() {
    return system;
  }

  /** Whether it may be asked for by name. */
  public boolean isNamed() {
    return this != PRIMARY;
  }

  /** Whether it has a view of its own, which the last two roles work with. */
  public boolean hasView() {
    return this == ANALYST || this == RELATIONAL || this == ETHICS;
  }

  /** The roles that may be asked for by name, by their words. */
  public static List<String> names() {
    return named().map(Role::word).toList();
  }

  /** Those that have a view of their own. */
  public static List<Role> views() {
    return named().filter(Role::hasView).toList();
  }

  private static Stream<Role> named() {
    return Arrays.stream(values()).filter(Role::isNamed);
  }

  /**
   * @throws IllegalArgumentException when no role has that word
   */
  public static Role of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
