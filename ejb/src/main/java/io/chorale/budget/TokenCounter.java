package io.chorale.budget;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import io.chorale.model.ChatMessage;
import io.chorale.model.ChatRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts tokens as OpenAI's models do, times a ratio for each other model that is learnt from what
 * its provider reports.
 */
@ApplicationScoped
public class TokenCounter {

  /** What a provider puts around a message, and around the whole. */
  private static final int AROUND_A_MESSAGE = 4;

  /** Fewer tokens than this teach nothing: what stands around them counts for too much. */
  private static final long ENOUGH_TO_LEARN = 50;

  /** How much a single answer may change what was learnt. */
  private static final double WEIGHT = 0.1;

  private static final double LEAST_RATIO = 0.25;
  private static final double MOST_RATIO = 4;

  private final Map<String, Double> ratios = new ConcurrentHashMap<>();

  /** The table of tokens costs some 20 MB, so it is loaded once, by the first who counts. */
  private static final class Loaded {
    static final Encoding ENCODING =
        Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
  }

  public long request(ChatRequest request) {
    long tokens = AROUND_A_MESSAGE;
    if (request.system() != null) {
      tokens += AROUND_A_MESSAGE + raw(request.system());
    }
    for (ChatMessage message : request.messages()) {
      tokens += AROUND_A_MESSAGE + raw(message.text());
    }
    return tokens;
  }

  /** Without a model's ratio. */
  long raw(String text) {
    return Loaded.ENCODING.countTokensOrdinary(text);
  }

  /** What so many counted tokens are likely to be by the model's own count. */
  long likely(String provider, String model, long counted) {
    return Math.round(counted * ratios.getOrDefault(key(provider, model), 1.0));
  }

  /** The provider reported so many tokens for a text of so many counted ones. */
  void learn(String provider, String model, long counted, long reported) {
    if (counted < ENOUGH_TO_LEARN || reported <= 0) {
      return;
    }
    double seen = Math.max(LEAST_RATIO, Math.min(MOST_RATIO, (double) reported / counted));
    ratios.merge(key(provider, model), seen, (before, now) -> before + WEIGHT * (now - before));
  }

  private static String key(String provider, String model) {
    return provider + "\n" + model;
  }
}
