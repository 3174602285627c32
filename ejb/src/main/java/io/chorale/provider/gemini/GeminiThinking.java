package io.chorale.provider.gemini;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.provider.Asked;
import io.chorale.provider.ProviderSettings;
import java.util.regex.Pattern;

/**
 * How a Gemini is asked to think: 2.5 is told a budget of tokens, 3 and later a level when it is to
 * be the highest (https://ai.google.dev/gemini-api/docs/thinking).
 */
final class GeminiThinking {

  private static final int MOST_OF_PRO = 32_768;
  private static final int MOST_OF_OTHERS = 24_576;
  private static final Pattern BY_LEVEL = Pattern.compile("(?:.*/)?gemini-(?:[3-9]|\\d{2,}).*");

  private GeminiThinking() {}

  static int tokens(ProviderSettings provider, String model, boolean ultra) {
    if (!ultra) {
      return Math.max(0, provider.thinkingBudget());
    }
    int most = model.contains("pro") ? MOST_OF_PRO : MOST_OF_OTHERS;
    return Math.min(provider.ultraThinkingBudget(), most);
  }

  static void ask(Asked asked, ObjectNode generation) {
    int budget =
        asked.thinkingTokens() > 0 ? asked.thinkingTokens() : asked.provider().thinkingBudget();
    if (budget == 0) {
      return;
    }
    ObjectNode config = generation.putObject("thinkingConfig").put("includeThoughts", true);
    if (asked.ultra() && BY_LEVEL.matcher(asked.request().model()).matches()) {
      config.put("thinkingLevel", "high");
    } else {
      config.put("thinkingBudget", budget);
    }
  }
}
