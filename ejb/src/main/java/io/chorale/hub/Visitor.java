package io.chorale.hub;

import org.jspecify.annotations.Nullable;

/**
 * Who connects to watch.
 *
 * @param user their name; null for somebody who has not signed in, who is no one in particular
 * @param transport the word for the way they came, such as {@code websocket}
 */
public record Visitor(@Nullable String user, String transport) {}
