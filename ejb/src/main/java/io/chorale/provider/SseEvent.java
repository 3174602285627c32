package io.chorale.provider;

/**
 * One server-sent event.
 *
 * @param type {@code message} unless the stream says otherwise
 * @param data its data lines, joined with line feeds
 */
public record SseEvent(String type, String data) {}
