/**
 * The face of seed 004: a namespace {@code /stream} of Socket.IO, in which a {@code stream_request}
 * is answered token by token. Each request is a job of the workflow {@code panel}, and its session
 * id is the job's: whatever shows jobs shows it too.
 *
 * <p>From the client, each with an acknowledgement where one is asked for:
 *
 * <ul>
 *   <li>{@code stream_request {message, systemPrompt?, temperature?, agentRole?, enableTools?,
 *       history?}}: {@code message} as long as a brief may be; {@code temperature} 0 to 2, 0.7 by
 *       default; {@code agentRole} one of analyst, relational, ethics, synthesiser, verification,
 *       or nobody in particular; {@code enableTools} true by default, and only kept so far; {@code
 *       history} at most 100 of {@code {role, content}}, the role user, assistant or system. Beyond
 *       the seed: {@code mode} single, band_jam or council, and {@code roles}, two or more of
 *       analyst, relational, ethics, for the latter two; {@code onDisconnect} cancel, by default,
 *       or continue; {@code requestId}, which comes back; {@code budgetUsd}.
 *   <li>{@code stream_stop {sessionId}}: what came so far stays, and is told by {@code
 *       stream_complete} with {@code stopped}.
 *   <li>{@code stream_resume {sessionId, after?}}: the session's events come, those with a {@code
 *       seq} beyond {@code after}, 0 by default.
 * </ul>
 *
 * <p>To the client, from the journal's events but for refusals; every one has {@code sessionId},
 * {@code seq} and {@code timestamp}, and {@code agentRole} where a role speaks, {@code stage}
 * (answer, review, synthesis, verification) where several do:
 *
 * <ul>
 *   <li>{@code stream_start {model}}: somebody begins to answer. A second one for the same role
 *       voids what it said before: another model answers ({@code fallback}, {@code reason}), or the
 *       server was restarted.
 *   <li>{@code stream_chunk {chunk, model, tokensUsed, estimatedCost}}: figures so far, in all.
 *   <li>{@code stream_complete {fullText, totalTokens, totalCost, latencyMs}}: the end of what a
 *       role says, and with {@code final} that of the whole. Costs are US dollars, 0 where a model
 *       has no price.
 *   <li>{@code stream_error {error, code, faults?}}: what a role says broke off, with {@code final}
 *       the whole; or a request was refused, and then there is no {@code seq} and the session id is
 *       empty.
 * </ul>
 *
 * <p>Promises: nothing is begun that was refused; several requests of one client run at once; a
 * client that leaves, or is cut off, and does not come back beforehand takes what it asked for with
 * it, unless it asked for {@code continue}.
 *
 * <p>Leaves to others: connections and coming back ({@link io.chorale.socketio}), who is asked and
 * what (the workflow).
 */
@NullMarked
package io.chorale.stream;

import org.jspecify.annotations.NullMarked;
