/**
 * The providers of models: which there are, and what their streams have in common.
 *
 * <p>Promises: a provider is settings only, and wrong settings stop the start with words that name
 * the setting; a stream holds no thread; it ends exactly once, and an end without its protocol's
 * mark, an error in the middle, silence and nonsense are told apart; neither its events nor its
 * time are without bound; stopping it closes the connection; a failure says when to try again where
 * the provider does; the limit of an answer that is told is the one that is sent; no message holds
 * a key.
 *
 * <p>Leaves to others: what each protocol writes and reads (its own package), retries and prices.
 */
@NullMarked
package io.chorale.provider;

import org.jspecify.annotations.NullMarked;
