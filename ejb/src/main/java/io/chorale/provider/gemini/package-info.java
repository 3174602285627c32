/**
 * Gemini streamGenerateContent (https://ai.google.dev/api/generate-content).
 *
 * <p>Promises: knows this wire and nothing else. Leaves connections, time-outs and failures to
 * {@link io.chorale.provider}.
 */
@NullMarked
package io.chorale.provider.gemini;

import org.jspecify.annotations.NullMarked;
