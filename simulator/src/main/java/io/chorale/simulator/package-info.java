/**
 * Three model providers on loopback, so that the real client code is what runs in the demo, in
 * tests and in benchmarks.
 *
 * <p>Promises thousands of streams on two threads, tokens that are due at start + time to the first
 * token + n / rate however late a tick comes, and counts in which every call that began ends once.
 * The providers' words are {@code wire}'s, what is answered is {@code answer}'s.
 */
@NullMarked
package io.chorale.simulator;

import org.jspecify.annotations.NullMarked;
