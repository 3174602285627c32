/**
 * The measurements, a class each; each says its rows to the report.
 *
 * <p>Promises: a warm-up before what counts; several rounds, in which Chorale and what it is put
 * beside take turns, so that a restless machine troubles them alike; no measurement leaves jobs or
 * connections behind.
 */
@NullMarked
package io.chorale.bench.part;

import org.jspecify.annotations.NullMarked;
