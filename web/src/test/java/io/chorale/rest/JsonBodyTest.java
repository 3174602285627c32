package io.chorale.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chorale.orchestration.NewJob;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

  @Test
  void aWholeJobIsRead() throws IOException {
    Map<String, @Nullable Object> options = new HashMap<>();
    options.put("turns", 3);
    options.put("word", null);
    assertThat(
            read(
                """
                {"workflow":"teams","brief":"x","options":{"turns":3,"word":null},
                 "budget_usd":0.5,
                 "teams":[{"name":"a","provider":"p","model":"m","system":"s",
                   "ultra_thinking":true,"fallback":{"provider":"q","model":"n"}}]}"""))
        .isEqualTo(
            new NewJob(
                "teams",
                "x",
                List.of(
                    new NewJob.NewTeam("a", "p", "m", "s", true, new NewJob.NewFallback("q", "n"))),
                options,
                new BigDecimal("0.5")));
  }

  @Test
  void whatIsLeftOutIsLeftToTheDefaults() throws IOException {
    assertThat(read("{\"brief\":\"x\"}")).isEqualTo(new NewJob(null, "x", null, null, null));
  }

  @Test
  void anUnknownFieldIsNamedAndSoAreTheKnownOnes() {
    Problem problem = refused("{\"brief\":\"x\",\n \"breif\":1}");
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.detail())
        .isEqualTo(
            "Line 2, column 12: There is no field 'breif' here; there are: brief, budget_usd, options, teams, workflow.");
    assertThat(problem.errors()).singleElement().extracting("field").isEqualTo("breif");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"brief\":5}                    | brief             | a text",
        "{\"brief\":true}                 | brief             | a text",
        "{\"brief\":1.5}                  | brief             | a text",
        "{\"brief\":{}}                   | brief             | a text",
        "{\"teams\":\"x\"}                | teams             | a list",
        "{\"teams\":{}}                   | teams             | a list",
        "{\"teams\":[1]}                  | teams[0]          | an object",
        "{\"options\":[1]}               | options           | an object",
        "{\"options\":\"x\"}              | options           | an object",
        "{\"budget_usd\":\"5\"}           | budget_usd        | a number",
        "{\"budget_usd\":true}            | budget_usd        | a number",
        "{\"teams\":[{\"ultra_thinking\":1}]} | teams[0].ultra_thinking | true or false",
        "{\"teams\":[{\"ultra_thinking\":\"true\"}]} | teams[0].ultra_thinking | true or false",
        "{\"teams\":[{\"fallback\":\"x\"}]} | teams[0].fallback | an object",
        "{\"teams\":[{},{\"provider\":7}]} | teams[1].provider | a text",
      })
  void aValueOfTheWrongKindIsToldWithItsField(String body, String field, String wanted) {
    Problem problem = refused(body);
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.errors()).singleElement().extracting("field").isEqualTo(field);
    assertThat(problem.detail()).startsWith("Line 1, column ").contains("must be " + wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"x\"",
        "1",
        "{",
        "{\"brief\":",
        "{'brief':1}",
        "{} {}",
        "{}1",
        "\0",
        "{\"brief\":\"x\",\"brief\":\"y\"}"
      })
  void whatIsNotOneObjectIsRefusedInWordsWithoutAClass(String body) {
    Problem problem = refused(body);
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.json()).doesNotContain("io.chorale", "java.", "jackson", "Exception");
  }

  @Test
  void aBodyBeyondTheLimitIsRefusedWithTheLimit() {
    Problem problem = refused(" ".repeat(JsonBody.MAX_BYTES + 1));
    assertThat(problem.status()).isEqualTo(413);
    assertThat(problem.detail()).contains("2,097,152");
  }

  private static Object read(String body) throws IOException {
    return JsonBody.read(
        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), NewJob.class);
  }

  private static Problem refused(String body) {
    return catchThrowableOfType(RefusedException.class, () -> read(body)).problem("/api/jobs");
  }
}
