/**
 * Measures the journal alone: its writer and its rows on H2 and PostgreSQL, without a server.
 *
 * <p>Promises: figures after a warm-up; commits that are as durable as the server's.
 */
@NullMarked
package io.chorale.bench.journal;

import org.jspecify.annotations.NullMarked;
