package io.chorale.event;

/** Fired once after a {@link JournalAway}, when the journal can be written again. */
public record JournalBack() {}
