/**
 * OpenAI chat completions, which many a server speaks: Ollama, vLLM, llama.cpp and most providers
 * (https://platform.openai.com/docs/api-reference/chat-streaming).
 *
 * <p>Promises: knows this wire and nothing else. Leaves connections, time-outs and failures to
 * {@link io.chorale.provider}.
 */
@NullMarked
package io.chorale.provider.openai;

import org.jspecify.annotations.NullMarked;
