package io.chorale.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What one end tells the other in a namespace; binary attachments are in their places.
 *
 * @param type never one of the binary types, which are told apart on the wire only
 * @param id by which an event asks for an acknowledgement, or which one answers; null for none
 * @param data an array for events and acknowledgements; may be null for the rest
 */
record Packet(PacketType type, String namespace, @Nullable Long id, @Nullable JsonNode data) {}
