package io.chorale.simulator.wire;

import java.time.Instant;

/** What every part of one answer carries, whole or streamed. */
public record Heading(Ask ask, Manner manner, String id, Instant now) {}
