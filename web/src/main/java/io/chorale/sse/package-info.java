/**
 * The face of server-sent events: {@code GET /api/jobs/{id}/events} for who accepts {@code
 * text/event-stream} rather than JSON. A message's {@code id} is the event's seq, its {@code data}
 * the native envelope in one line; there is no {@code event} field, so that {@code onmessage} gets
 * them all.
 *
 * <p>Promises: {@code connected} comes first, then every event behind the cursor ({@code
 * Last-Event-ID}, or {@code after}), once and in order, while the job runs and after; behind the
 * last one the response ends, and who comes back then is told by 204 to stop. A watcher holds no
 * thread, whether it reads or not. When it is closed for another reason, the last message is an
 * {@code error} that says why, where the connection still takes one.
 *
 * <p>Leaves to others: what is sent ({@link io.chorale.wire}), in which order and how fast (the
 * hub), who may connect ({@link io.chorale.gate}), answers in JSON ({@link io.chorale.rest}).
 */
@NullMarked
package io.chorale.sse;

import org.jspecify.annotations.NullMarked;
