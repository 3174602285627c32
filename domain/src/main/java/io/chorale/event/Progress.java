package io.chorale.event;

import io.chorale.model.Cost;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an answer has come with a chunk of it, so that whoever hears that chunk alone can tell.
 * Tokens and cost are estimates: the provider's own figures come with the end.
 *
 * @param message that the chunk belongs to; null when the answer is all that its team says
 * @param characters of the answer, or of the message, with this chunk (UTF-16 units)
 * @param tokens of requests and answers that the team has used so far, never less than before
 * @param cost of these; null when the model has no price in the table
 * @param model that answers instead of the team's own; null while that one does
 */
public record Progress(
    @Nullable UUID message,
    long characters,
    long tokens,
    @Nullable Cost cost,
    @Nullable String model) {

  /** Of the team's own model. */
  public Progress(@Nullable UUID message, long characters, long tokens, @Nullable Cost cost) {
    this(message, characters, tokens, cost, null);
  }

  public Progress by(@Nullable String otherModel) {
    return new Progress(message, characters, tokens, cost, otherModel);
  }

  /** This, with what the team has used so far, which an earlier estimate may have had higher. */
  public static Progress of(
      @Nullable UUID message, long characters, Spending spent, @Nullable Progress before) {
    TokenUsage used = spent.tokens();
    long cached = used.cache().withinInput() ? 0 : used.cache().read() + used.cache().written();
    long tokens = used.input() + cached + used.output();
    Cost cost = spent.cost();
    if (before == null) {
      return new Progress(message, characters, tokens, cost);
    }
    Cost last = before.cost;
    return new Progress(
        message,
        characters,
        Math.max(tokens, before.tokens),
        cost != null && last != null && last.isMoreThan(cost) ? last : cost);
  }
}
