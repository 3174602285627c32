/**
 * What a model's name asks the simulator to do: {@code sim:rate=30;tokens=200;fault=cut@50}, or
 * {@code rec:name;seed=7} to play a recording.
 *
 * <p>Promises that a name is either understood whole or refused with a message that says what is
 * wrong and which keys exist. Leaves the doing to others.
 */
@NullMarked
package io.chorale.simulator.steering;

import org.jspecify.annotations.NullMarked;
