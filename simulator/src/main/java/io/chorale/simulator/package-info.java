/**
 * Three model providers on loopback, so that the real client code is what runs in the demo, in
 * tests and in benchmarks.
 *
 * <p>Promises thousands of streams on two threads, tokens that are due at start + time to the first
 * token + n / rate however late a tick comes, and counts in which every call that began ends once.
 * What is sent bit by bit is a {@code LiveStream}: it waits for a client that does not read, and
 * can be broken off at any time by the model's name or from outside. Recordings of real providers
 * are served byte for byte. The providers' words are {@code wire}'s, what is answered is {@code
 * answer}'s.
 */
@NullMarked
package io.chorale.simulator;

import org.jspecify.annotations.NullMarked;
