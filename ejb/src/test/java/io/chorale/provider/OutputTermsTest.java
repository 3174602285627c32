package io.chorale.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.catalogue.Ability;
import io.chorale.catalogue.ModelFacts;
import io.chorale.catalogue.ModelTable;
import io.chorale.model.ChatRequest;
import io.chorale.model.Thinking;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How long an answer may be, how hard it is thought about, and that what is said is what is sent.
 */
class OutputTermsTest {

  private static final ModelFacts THINKER =
      new ModelFacts(null, 0, Set.of(Ability.THINKING_BUDGET));

  private static ChatRequest ask(String model, int most, Thinking thinking) {
    return Wires.ask(model).within(most).thinking(thinking);
  }

  private static ModelFacts writing(int most) {
    return new ModelFacts(null, most, Set.of(Ability.THINKING_BUDGET));
  }

  /** Fails when another limit is sent than is told. */
  private static long most(Acme acme, ModelFacts facts, ChatRequest request) {
    JsonNode body = SentBody.of(acme, facts, request);
    long sent =
        body.path("max_tokens").asLong(0)
            + body.path("max_completion_tokens").asLong(0)
            + body.path("generationConfig").path("maxOutputTokens").asLong(0);
    long told = SentBody.terms(acme, facts).mostOutput(request);
    if (sent > 0) {
      assertThat(told).isEqualTo(sent);
    }
    return sent == 0 ? -told : sent;
  }

  /** What is not sent but only told is negative here. */
  @ParameterizedTest
  @CsvSource({
    // protocol, setting, request, table, budget, limit
    "OPENAI_CHAT,    0,     0,      0,   -1, -16384",
    "OPENAI_CHAT,  900,     0,      0,   -1,    900",
    "OPENAI_CHAT,  900,   700,      0,   -1,    700",
    "OPENAI_CHAT,    0,     0, 128000,   -1,  16384",
    "OPENAI_CHAT,    0,     0,   4096,   -1,   4096",
    "OPENAI_CHAT,    0, 99999,   4096,   -1,   4096",
    "GEMINI,         0,     0,      0,   -1, -16384",
    "GEMINI,         0,     0,      0, 5000, -21384",
    "GEMINI,         0,     0,  65536,   -1,  16384",
    "GEMINI,         0,     0,  65536, 5000,  21384",
    "GEMINI,         0,   700,      0, 5000,   5700",
    "ANTHROPIC,      0,     0,      0, 2048,  10240",
    "ANTHROPIC,      0,     0,      0,    0,   8192",
    "ANTHROPIC,      0,   700,      0, 2048,   2748",
    "ANTHROPIC,    900,     0,      0,  100,   1924",
    "ANTHROPIC,      0,     0,  64000, 2048,  10240",
    "ANTHROPIC,      0,     0,   8192, 2048,   8192",
    "ANTHROPIC,   2147483647, 0,    0, 2048, 2147483647",
  })
  void theLimitThatIsToldIsTheOneThatIsSent(
      Protocol protocol, int setting, int request, int table, int budget, long limit) {
    Acme acme = Acme.speaking(protocol).thinking(budget).most(setting);
    ModelFacts facts = table == 0 ? ModelFacts.UNKNOWN : writing(table);
    assertThat(most(acme, facts, ask("m", request, Thinking.AS_CONFIGURED))).isEqualTo(limit);
  }

  @ParameterizedTest
  @CsvSource({
    "claude-sonnet-4-5,          0, 40191, 31999",
    "claude-3-7-sonnet-20250219, 0, 40191, 31999",
    "claude-opus-4-1,        32000, 32000, 23808",
    "claude-opus-4-6,       128000, 40191, 31999",
  })
  void anthropicIsGivenABudgetAndTheAnswerKeepsItsShare(
      String model, int table, int most, int budget) {
    Acme acme = Acme.speaking(Protocol.ANTHROPIC).thinking(2_048);
    ModelFacts facts = table == 0 ? ModelFacts.UNKNOWN : writing(table);
    ChatRequest request = ask(model, 0, Thinking.ULTRA);
    assertThat(most(acme, facts, request)).isEqualTo(most);
    assertThat(SentBody.of(acme, facts, request).path("thinking").path("budget_tokens").asInt())
        .isEqualTo(budget);
  }

  @ParameterizedTest
  @CsvSource({
    "claude-opus-4-7",
    "claude-sonnet-5",
    "claude-haiku-5-5-20261001",
    "claude-mythos-preview",
    "anthropic.claude-opus-4-8"
  })
  void aClaudeThatRefusesABudgetIsToldAnEffort(String model) {
    Acme acme = Acme.speaking(Protocol.ANTHROPIC).thinking(2_048);
    JsonNode usual = SentBody.of(acme, ModelFacts.UNKNOWN, ask(model, 0, Thinking.AS_CONFIGURED));
    assertThat(usual.path("thinking"))
        .isEqualTo(Json.read("{\"type\":\"adaptive\",\"display\":\"summarized\"}"));
    assertThat(usual.has("output_config")).isFalse();
    assertThat(usual.path("max_tokens").asInt()).isEqualTo(8_192 + 16_384);
    JsonNode ultra = SentBody.of(acme, ModelFacts.UNKNOWN, ask(model, 0, Thinking.ULTRA));
    assertThat(ultra.path("output_config").path("effort").asText()).isEqualTo("max");
    assertThat(ultra.path("max_tokens").asInt()).isEqualTo(8_192 + 31_999);
  }

  @ParameterizedTest
  @CsvSource({"gemini-2.5-flash, 24576", "gemini-2.5-pro, 31999", "gemini-2.5-flash-lite, 24576"})
  void geminiIsGivenAsLargeABudgetAsItTakes(String model, int budget) {
    JsonNode body =
        SentBody.of(
            Acme.speaking(Protocol.GEMINI), ModelFacts.UNKNOWN, ask(model, 0, Thinking.ULTRA));
    assertThat(body.path("generationConfig").path("thinkingConfig"))
        .isEqualTo(Json.read("{\"includeThoughts\":true,\"thinkingBudget\":%d}".formatted(budget)));
  }

  @Test
  void aLaterGeminiIsToldALevel() {
    JsonNode body =
        SentBody.of(
            Acme.speaking(Protocol.GEMINI),
            ModelFacts.UNKNOWN,
            ask("gemini-3-pro-preview", 0, Thinking.ULTRA));
    assertThat(body.path("generationConfig").path("thinkingConfig"))
        .isEqualTo(Json.read("{\"includeThoughts\":true,\"thinkingLevel\":\"high\"}"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.openai.com/v1, o3-mini, true",
    "https://api.openai.com/v1, o1, true",
    "https://api.openai.com/v1, gpt-5-mini, true",
    "https://api.openai.com/v1, gpt-5.1, true",
    "https://api.openai.com/v1, gpt-5-chat-latest, false",
    "https://api.openai.com/v1, gpt-4o, false",
    "https://api.x.ai/v1, grok-3-mini-fast, true",
    "https://api.x.ai/v1, grok-4.3, true",
    "https://api.x.ai/v1, grok-4, false",
    "https://api.x.ai/v1, grok-4.20-reasoning, false",
    "https://api.perplexity.ai, sonar-reasoning-pro, false",
    "http://localhost:11434/v1, o3, false",
  })
  void ofTheOpenAiFamilyOnlyThinkersAreToldToThinkHarder(
      String address, String model, boolean harder) {
    Acme acme = Acme.speaking(Protocol.OPENAI_CHAT).at(address);
    assertThat(SentBody.terms(acme, ModelFacts.UNKNOWN).thinksHarder(model)).isEqualTo(harder);
    JsonNode body = SentBody.of(acme, ModelFacts.UNKNOWN, ask(model, 0, Thinking.ULTRA));
    assertThat(body.path("reasoning_effort").asText("")).isEqualTo(harder ? "high" : "");
    assertThat(
            SentBody.of(acme, ModelFacts.UNKNOWN, ask(model, 0, Thinking.AS_CONFIGURED))
                .has("reasoning_effort"))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "sonar-deep-research, true",
    "sonar-reasoning-pro, false",
    "sonar-pro, false",
  })
  void ofPerplexitysTheTableKnowsTheOneThatIsToldToThinkHarder(String model, boolean harder) {
    Acme perplexity = Acme.speaking(Protocol.OPENAI_CHAT).at("https://api.perplexity.ai");
    ModelFacts facts = new ModelTable(MapConfig.of()).of("perplexity", model);
    assertThat(
            SentBody.of(perplexity, facts, ask(model, 0, Thinking.ULTRA))
                .path("reasoning_effort")
                .asText(""))
        .isEqualTo(harder ? "high" : "");
  }

  @Test
  void openRouterIsToldTokens() {
    Acme acme = Acme.speaking(Protocol.OPENAI_CHAT).at("https://openrouter.ai/api/v1");
    ChatRequest request = ask("deepseek/deepseek-r1", 1_000, Thinking.ULTRA);
    assertThat(SentBody.of(acme, ModelFacts.UNKNOWN, request).path("reasoning"))
        .isEqualTo(Json.read("{\"max_tokens\":31999}"));
    assertThat(most(acme, ModelFacts.UNKNOWN, request)).isEqualTo(32_999);
  }

  @Test
  void whoIsToldToThinkHarderHasTheRoomForIt() {
    Acme acme = Acme.speaking(Protocol.OPENAI_CHAT).at("https://api.openai.com/v1");
    ChatRequest request = ask("gpt-5-mini", 0, Thinking.ULTRA);
    assertThat(most(acme, writing(128_000), request)).isEqualTo(16_384 + 31_999);
    assertThat(most(acme, ModelFacts.UNKNOWN, request)).isEqualTo(-(16_384 + 31_999));
    assertThat(most(acme, ModelFacts.UNKNOWN, request.thinking(Thinking.AS_CONFIGURED)))
        .isEqualTo(-16_384);
  }

  @Test
  void aSimulatedProviderIsTakenForTheOneThatItIsCalled() {
    Acme local = Acme.speaking(Protocol.OPENAI_CHAT).at("http://localhost:1/v1");
    assertThat(SentBody.terms(local.simulating("openai"), ModelFacts.UNKNOWN).thinksHarder("o3"))
        .isTrue();
    assertThat(
            SentBody.of(
                    local.simulating("openrouter"),
                    ModelFacts.UNKNOWN,
                    ask("any", 0, Thinking.ULTRA))
                .has("reasoning"))
        .isTrue();
  }

  @Test
  void theTableKnowsBetterThanTheName() {
    Acme acme = Acme.speaking(Protocol.ANTHROPIC);
    ModelFacts plain = new ModelFacts(null, 4_096, Set.of());
    assertThat(SentBody.terms(acme, plain).thinksHarder("claude-3-haiku")).isFalse();
    Acme local = Acme.speaking(Protocol.OPENAI_CHAT);
    assertThat(SentBody.terms(local, THINKER).thinksHarder("m")).isTrue();
    assertThat(
            SentBody.of(local, THINKER, ask("m", 0, Thinking.ULTRA))
                .path("reasoning_effort")
                .asText())
        .isEqualTo("high");
  }
}
