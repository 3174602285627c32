/**
 * Anthropic Messages (https://docs.anthropic.com/en/api/messages-streaming).
 *
 * <p>Promises: knows this wire and nothing else. Leaves connections, time-outs and failures to
 * {@link io.chorale.provider}.
 */
@NullMarked
package io.chorale.provider.anthropic;

import org.jspecify.annotations.NullMarked;
