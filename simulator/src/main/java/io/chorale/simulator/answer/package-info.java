/**
 * Writes what a simulated model thinks and answers.
 *
 * <p>Promises the same answer for the same brief and voice, a first line that says that it is
 * simulated, and tokens that put together are exactly the answer. It knows no protocol.
 */
@NullMarked
package io.chorale.simulator.answer;

import org.jspecify.annotations.NullMarked;
