package io.chorale.provider.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.provider.Asked;
import io.chorale.provider.ProviderSettings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a Claude is asked to think. Up to 4.6 it is told a budget of tokens; from 4.7 on it refuses
 * one, thinks as it sees fit ("adaptive") and is told an effort instead
 * (https://platform.claude.com/docs/en/build-with-claude/thinking).
 */
final class ClaudeThinking {

  /** The least that Anthropic accepts as a budget. */
  static final int LEAST_BUDGET = 1_024;

  /** The room that a Claude is given that thinks as it sees fit: its limit counts thinking too. */
  private static final int ADAPTIVE_ROOM = 16_384;

  private static final Pattern NAME =
      Pattern.compile("(?:.*[./])?claude-([a-z]+)-(\\d{1,2})(?:[-.](\\d{1,2}))?(?:\\D.*)?");

  /** The first ones, which do not think; their names have the number before the family. */
  private static final Pattern UNTHINKING =
      Pattern.compile("(?:.*[./])?claude-(?:instant|[12]\\b|3-(?:5-)?[a-z]).*");

  private static final int FIRST_ADAPTIVE = 407;
  private static final int HUNDRED = 100;

  private ClaudeThinking() {}

  /** The tokens of the limit that are meant for thinking. */
  static int tokens(ProviderSettings provider, String model, boolean ultra) {
    if (ultra) {
      return Math.max(provider.ultraThinkingBudget(), LEAST_BUDGET);
    }
    if (provider.thinkingBudget() == 0 || UNTHINKING.matcher(model).matches()) {
      return 0;
    }
    int least = isAdaptive(model) ? ADAPTIVE_ROOM : LEAST_BUDGET;
    return Math.max(provider.thinkingBudget(), least);
  }

  static void ask(Asked asked, ObjectNode body) {
    if (isAdaptive(asked.request().model())) {
      if (asked.thinkingTokens() > 0) {
        // What it thinks is left out of the stream unless it is asked for.
        body.putObject("thinking").put("type", "adaptive").put("display", "summarized");
      }
      if (asked.ultra()) {
        body.putObject("output_config").put("effort", "max");
      }
    } else if (asked.thinkingTokens() >= LEAST_BUDGET) {
      body.putObject("thinking")
          .put("type", "enabled")
          .put("budget_tokens", asked.thinkingTokens());
    }
  }

  /** Whoever is asked to think has no other than its own; from 4.7 on no Claude takes one. */
  static boolean allowsTemperature(ObjectNode body, String model) {
    return !body.has("thinking") && !isAdaptive(model);
  }

  private static boolean isAdaptive(String model) {
    Matcher name = NAME.matcher(model);
    if (!name.matches()) {
      return model.contains("claude-mythos");
    }
    int minor = name.group(3) == null ? 0 : Integer.parseInt(name.group(3));
    return Integer.parseInt(name.group(2)) * HUNDRED + minor >= FIRST_ADAPTIVE;
  }
}
