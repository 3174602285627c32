package io.chorale.engineio;

import io.chorale.hub.JobEventHub;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * What all sessions share.
 *
 * @param timer for short tasks only
 * @param workers for what may take a moment: what came by requests, and the ends of sessions
 * @param forget told when there is no more to be done for a session that is closed
 */
record Surroundings(
    JobEventHub hub,
    EngineSettings settings,
    ScheduledExecutorService timer,
    Executor workers,
    Consumer<EngineSession> forget) {}
