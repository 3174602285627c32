package io.chorale.event;

import java.util.UUID;

/**
 * By what a batch is known again when it is given once more, because nobody could tell whether its
 * commit came about.
 *
 * @param writer who gives it; each writer gives one batch after the other
 * @param batch greater than that of every batch of this writer before
 */
public record Mark(UUID writer, long batch) {}
