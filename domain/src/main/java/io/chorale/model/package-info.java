/**
 * Asking a model: the {@link io.chorale.model.ChatModel} port and what goes over it.
 *
 * <p>Promises: a model's answer is a sequence of {@link io.chorale.model.Delta}s and one end, told
 * on one thread at a time; a failure is a {@link io.chorale.model.ModelException} of a known kind
 * with words for a person; a cancelled call closes the provider's connection.
 *
 * <p>Leaves to others: which providers there are and how they speak (the provider packages), what
 * an answer means for a job (the workflows).
 */
@NullMarked
package io.chorale.model;

import org.jspecify.annotations.NullMarked;
