/**
 * The REST API under {@code /api}: starting, reading and stopping jobs, polling their events, and
 * what this installation offers.
 *
 * <p>Promises: JSON as {@link io.chorale.wire} writes it, one record for each representation, a
 * field without a value is {@code null}; everything that goes wrong is answered as a {@link
 * io.chorale.rest.Problem} (RFC 9457) that says what would be right and never shows a stack or a
 * class; polling {@code events} with the last seq gives the same envelopes, once and in order, as
 * the WebSocket does; with {@code wait} the answer comes when there is something, and no thread is
 * held until then.
 *
 * <p>Leaves to others: what a job is and when it is valid (orchestration), who may call ({@link
 * io.chorale.gate}).
 */
@NullMarked
package io.chorale.rest;

import org.jspecify.annotations.NullMarked;
