/**
 * LangChain4j's streaming models as providers: each CDI bean of that type is one, whoever made it.
 *
 * <p>Promises: what {@link io.chorale.model.ChatModel} does, over whatever wire the model speaks;
 * the listener is told on managed threads, not on those of the model's client; silence, a cut
 * answer and each of LangChain4j's failures are told apart, in words without keys and class names.
 *
 * <p>Leaves to others: making the beans (the {@code langchain4j-cdi} project or a producer) and
 * their keys, addresses and limits. What LangChain4j does not offer is not to be had here either:
 * see {@code docs/langchain4j.md}.
 */
@NullMarked
package io.chorale.langchain4j;

import org.jspecify.annotations.NullMarked;
