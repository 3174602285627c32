/**
 * Short questions to providers, answered at once: MicroProfile REST Client interfaces.
 *
 * <p>Promises: a failure is a {@link io.chorale.model.ModelException} by the same table as for
 * streams. Leaves to others: streams, for which that client is not fit (it hides a cut connection
 * and does not close a cancelled one).
 */
@NullMarked
package io.chorale.provider.unary;

import org.jspecify.annotations.NullMarked;
