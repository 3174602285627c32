/**
 * The WebSocket face of seed 003: {@code /ws/orchestrate/{job_id}?after=N}.
 *
 * <p>Promises: {@code connected} comes first, then every event behind the cursor, once and in
 * order, while the job runs and after; {@code ping} is answered by {@code pong}; what is not
 * understood gets an {@code error} and a close code ({@link io.chorale.hub.CloseReason}).
 *
 * <p>Leaves to others: what is sent ({@link io.chorale.wire}), in which order and how fast (the
 * hub), who may connect ({@link io.chorale.gate}).
 */
@NullMarked
package io.chorale.socket;

import org.jspecify.annotations.NullMarked;
