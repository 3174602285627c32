package io.chorale.journal;

import io.chorale.event.Refusals.Repeat;
import io.chorale.ledger.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What became of a new job: it was kept unless one of these says otherwise.
 *
 * @param refusal why it cannot be paid
 * @param repeat which job was asked for by its key before
 */
public record Decision(@Nullable Refusal refusal, @Nullable Repeat repeat) {}
