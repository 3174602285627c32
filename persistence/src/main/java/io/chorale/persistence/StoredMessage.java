package io.chorale.persistence;

import io.chorale.job.Message;
import io.chorale.model.CacheUse;
import io.chorale.model.Cost;
import io.chorale.model.Delta.Finish;
import io.chorale.model.Spending;
import io.chorale.model.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as the JSON of its team's column has it.
 *
 * @param cost in billionths of a dollar
 * @param startedAt in milliseconds since 1970, as {@code endedAt}
 */
record StoredMessage(
    UUID id,
    int turn,
    int characters,
    int thoughts,
    @Nullable String finish,
    boolean finishForLength,
    long input,
    long output,
    long thinking,
    long cacheRead,
    long cacheWritten,
    boolean cacheWithinInput,
    @Nullable Long cost,
    boolean estimated,
    @Nullable Long firstTokenMillis,
    double tokensPerSecond,
    long startedAt,
    @Nullable Long endedAt) {

  static StoredMessage of(Message message) {
    Finish why = message.finish();
    Spending spending = message.spending();
    TokenUsage tokens = spending.tokens();
    Cost cost = spending.cost();
    Duration first = spending.timeToFirstToken();
    Instant end = message.endedAt();
    return new StoredMessage(
        message.id(),
        message.turn(),
        message.characters(),
        message.thoughts(),
        why == null ? null : why.reason(),
        why != null && why.forLength(),
        tokens.input(),
        tokens.output(),
        tokens.thinking(),
        tokens.cache().read(),
        tokens.cache().written(),
        tokens.cache().withinInput(),
        cost == null ? null : cost.nanos(),
        spending.estimated(),
        first == null ? null : first.toMillis(),
        spending.tokensPerSecond(),
        message.startedAt().toEpochMilli(),
        end == null ? null : end.toEpochMilli());
  }

  Message toMessage() {
    return new Message(
        id,
        turn,
        characters,
        thoughts,
        finish == null ? null : new Finish(finish, finishForLength),
        new Spending(
            new TokenUsage(
                input, output, thinking, new CacheUse(cacheRead, cacheWritten, cacheWithinInput)),
            cost == null ? null : new Cost(cost),
            estimated,
            firstTokenMillis == null ? null : Duration.ofMillis(firstTokenMillis),
            tokensPerSecond),
        Instant.ofEpochMilli(startedAt),
        endedAt == null ? null : Instant.ofEpochMilli(endedAt));
  }
}
