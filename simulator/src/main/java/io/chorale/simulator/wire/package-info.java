/**
 * The words of three model providers' HTTP protocols, as recorded streams and the providers' public
 * references have them: OpenAI's chat completions, Anthropic's Messages, Gemini's generateContent.
 *
 * <p>Promises text that the providers' own clients read: events, whole answers, model lists and
 * errors, as answers of their own and inside a stream. Knows neither sockets nor time; those are
 * left to {@code io.chorale.simulator}.
 */
@NullMarked
package io.chorale.simulator.wire;

import org.jspecify.annotations.NullMarked;
