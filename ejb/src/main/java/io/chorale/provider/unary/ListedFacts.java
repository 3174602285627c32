package io.chorale.provider.unary;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.catalogue.Ability;
import io.chorale.catalogue.ModelFacts;
import io.chorale.model.Price;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a list itself tells of a model. */
final class ListedFacts {

  private static final int MILLION = 6;
  private static final BigDecimal DEAREST = BigDecimal.ONE;

  private ListedFacts() {}

  /**
   * OpenRouter tells most ({@code pricing} per token, {@code supported_parameters}, {@code
   * top_provider}), Mistral {@code capabilities}, Groq {@code max_completion_tokens}; OpenAI
   * nothing.
   */
  static ModelFacts openAi(JsonNode model) {
    Set<Ability> abilities = EnumSet.noneOf(Ability.class);
    JsonNode parameters = model.path("supported_parameters");
    add(abilities, Ability.THINKING, has(parameters, "reasoning"));
    add(abilities, Ability.THINKING, has(parameters, "include_reasoning"));
    add(abilities, Ability.THINKING_BUDGET, has(parameters, "reasoning"));
    add(abilities, Ability.TOOLS, has(parameters, "tools"));
    add(abilities, Ability.TOOLS, model.at("/capabilities/function_calling").asBoolean());
    add(abilities, Ability.CITATIONS, has(parameters, "web_search_options"));
    int most = most(model.at("/top_provider/max_completion_tokens"));
    return new ModelFacts(
        price(model.path("pricing")),
        most > 0 ? most : most(model.path("max_completion_tokens")),
        abilities);
  }

  /**
   * {@code max_tokens} and {@code capabilities}, since March 2026. How much a model thinks is asked
   * for by a budget ({@code enabled}) or by an effort.
   */
  static ModelFacts anthropic(JsonNode model) {
    Set<Ability> abilities = EnumSet.noneOf(Ability.class);
    JsonNode thinking = model.at("/capabilities/thinking");
    add(abilities, Ability.THINKING, thinking.path("supported").asBoolean());
    add(abilities, Ability.THINKING_BUDGET, thinking.at("/types/enabled/supported").asBoolean());
    add(abilities, Ability.THINKING_BUDGET, model.at("/capabilities/effort/supported").asBoolean());
    return new ModelFacts(null, most(model.path("max_tokens")), abilities);
  }

  /** {@code outputTokenLimit} and {@code thinking}; each that thinks takes a budget for it. */
  static ModelFacts gemini(JsonNode model) {
    Set<Ability> abilities = EnumSet.noneOf(Ability.class);
    boolean thinks = model.path("thinking").asBoolean();
    add(abilities, Ability.THINKING, thinks);
    add(abilities, Ability.THINKING_BUDGET, thinks);
    return new ModelFacts(null, most(model.path("outputTokenLimit")), abilities);
  }

  static boolean has(JsonNode words, String word) {
    for (JsonNode one : words) {
      if (one.asText().equals(word)) {
        return true;
      }
    }
    return false;
  }

  private static void add(Set<Ability> abilities, Ability ability, boolean has) {
    if (has) {
      abilities.add(ability);
    }
  }

  private static int most(JsonNode tokens) {
    return tokens.canConvertToInt() ? Math.max(0, tokens.asInt()) : 0;
  }

  /** OpenRouter's, in dollars for a token, as text; -1 where it depends on the model it chooses. */
  private static @Nullable Price price(JsonNode pricing) {
    BigDecimal input = dollars(pricing, "prompt");
    BigDecimal output = dollars(pricing, "completion");
    if (input == null || output == null) {
      return null;
    }
    return new Price(
        input,
        output,
        unlessNought(dollars(pricing, "input_cache_read"), input),
        unlessNought(dollars(pricing, "input_cache_write"), input),
        unlessNought(dollars(pricing, "internal_reasoning"), output));
  }

  /** For these, nought means that they are not priced apart. */
  private static BigDecimal unlessNought(@Nullable BigDecimal dollars, BigDecimal otherwise) {
    return dollars == null || dollars.signum() == 0 ? otherwise : dollars;
  }

  private static @Nullable BigDecimal dollars(JsonNode pricing, String field) {
    try {
      BigDecimal dollars = new BigDecimal(pricing.path(field).asText());
      return dollars.signum() < 0 || dollars.compareTo(DEAREST) > 0
          ? null
          : dollars.movePointRight(MILLION);
    } catch (NumberFormatException none) {
      return null;
    }
  }
}
