package io.chorale.event;

/** Fired once at start, when the journal can be read and written and nothing has used it yet. */
public record JournalReady() {}
