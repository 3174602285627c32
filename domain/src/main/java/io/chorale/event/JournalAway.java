package io.chorale.event;

import java.time.Instant;

/**
 * Fired once when the journal could not be written for longer than is bearable: the database is
 * away, or its disk is full. Nothing that was not kept has been delivered; {@link JournalBack}
 * follows when it can be written again.
 *
 * @param since when it was first found so
 */
public record JournalAway(Instant since) {}
