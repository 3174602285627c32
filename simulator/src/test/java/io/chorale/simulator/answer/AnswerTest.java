package io.chorale.simulator.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

  private static final OptionalInt NATURAL = OptionalInt.empty();

  @ParameterizedTest
  @CsvSource({
    "A login form with email and password, html, id=\"email\"",
    "A React component for feedback, jsx, export function Feedback",
    "A report of the orders per customer, sql, FROM orders",
    "A Jakarta REST endpoint for invoices, java, @Path(\"/invoices\")",
    "A Python script that counts the rows of a CSV, python, import csv",
    "CSS for a calm card, css, .calm-card",
    "Deploy the shop with bash, sh, /srv/deploy-shop",
    "Sort the tracks of a playlist by mood, java, sortTracks",
    "Ordnen Sie Gerüche nach Stärke, javascript, ordnenSie"
  })
  void the_code_fits_the_words_of_the_brief(String brief, String language, String code) {
    assertThat(text(brief, Voice.BRISK)).contains("```" + language + "\n", code, brief);
  }

  @ParameterizedTest
  @EnumSource(Voice.class)
  void it_says_first_that_it_is_simulated_and_ends_with_a_list(Voice voice) {
    Answer answer = answer("A login form with email and password", voice, NATURAL, NATURAL);
    assertThat(answer.wholeText()).startsWith("> Simulated answer: no real model was asked.\n\n");
    assertThat(answer.wholeText().lines().reduce((a, b) -> b).orElseThrow()).startsWith("- ");
    assertThat(answer.text().size()).isBetween(150, 330);
    assertThat(answer.wholeThoughts().lines().count()).isBetween(5L, 8L);
  }

  @Test
  void it_is_the_same_each_time_and_another_in_each_voice() {
    assertThat(text("Sort it", Voice.BRISK)).isEqualTo(text("Sort it", Voice.BRISK));
    assertThat(text("Sort it", Voice.BRISK)).isNotEqualTo(text("Sort it", Voice.ORDERLY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "🎈🎈🎈", "100 % of %s `code` <b>x</b>", "日本語のフォーム", "a\n\nb"})
  void any_brief_has_an_answer(String brief) {
    assertThat(text(brief, Voice.CONSIDERATE)).contains("```").doesNotContain("<b>");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 200, 5_000})
  void it_is_cut_or_said_again_to_a_number_of_tokens(int tokens) {
    Answer answer = answer("Sort it", Voice.BRISK, OptionalInt.of(tokens), NATURAL);
    assertThat(answer.text()).hasSize(tokens).noneMatch(String::isEmpty);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 1_000})
  void it_thinks_in_as_many_sentences_as_are_wanted(int sentences) {
    Answer answer = answer("Sort it", Voice.BRISK, NATURAL, OptionalInt.of(sentences));
    assertThat(answer.wholeThoughts().lines()).hasSize(sentences);
  }

  @Test
  void the_tokens_never_split_a_character() {
    assertThat(Pieces.ofText("🎈🎈🎈🎈🎈 end"))
        .allMatch(token -> !Character.isLowSurrogate(token.charAt(0)));
  }

  private static String text(String brief, Voice voice) {
    return answer(brief, voice, NATURAL, NATURAL).wholeText();
  }

  private static Answer answer(
      String brief, Voice voice, OptionalInt tokens, OptionalInt sentences) {
    return Answer.to(new Brief(brief, "Be careful."), voice, tokens, sentences);
  }
}
