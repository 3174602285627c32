package io.chorale.engineio;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.chorale.wire.Json;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What a session begins with.
 *
 * @param upgrades the transports that it may go over to
 * @param pingInterval milliseconds
 * @param pingTimeout milliseconds
 * @param maxPayload bytes
 */
record Handshake(
    @JsonProperty("sid") String sid,
    @JsonProperty("upgrades") List<String> upgrades,
    @JsonProperty("pingInterval") long pingInterval,
    @JsonProperty("pingTimeout") long pingTimeout,
    @JsonProperty("maxPayload") int maxPayload) {

  static Handshake of(String sid, List<String> upgrades, EngineSettings settings) {
    return new Handshake(
        sid,
        upgrades,
        settings.pingInterval().toMillis(),
        settings.pingTimeout().toMillis(),
        settings.maxPayload());
  }

  /** The packet of it. */
  String packet() {
    try {
      return PacketType.OPEN.digit() + Json.MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
