/**
 * The WebSocket faces: seed 003's {@code /ws/orchestrate/{job_id}?after=N} for one job, and {@code
 * /ws/jobs} for any number over one connection. With {@code batch=1} a text message is a JSON array
 * of all that waits.
 *
 * <p>Promises: {@code connected} comes first, then every event of that job behind the cursor, once
 * and in order, while it runs and after; {@code ping} is answered by {@code pong}; what is not
 * understood gets an {@code error}, and a close code ({@link io.chorale.hub.CloseReason}) where the
 * connection is for one job.
 *
 * <p>Leaves to others: what is sent ({@link io.chorale.wire}), in which order and how fast (the
 * hub), who may connect ({@link io.chorale.gate}).
 */
@NullMarked
package io.chorale.socket;

import org.jspecify.annotations.NullMarked;
