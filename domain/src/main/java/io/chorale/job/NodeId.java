package io.chorale.job;

import java.util.UUID;

/** Names one life of a server, from its start to its end. */
public record NodeId(UUID value) {

  public static NodeId random() {
    return new NodeId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
