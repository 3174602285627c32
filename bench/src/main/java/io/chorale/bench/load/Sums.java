package io.chorale.bench.load;

/**
 * What a crowd has seen up to a moment, or between two.
 *
 * @param frames WebSocket messages
 * @param bytes of their payload
 * @param events messages with a {@code seq}, several of which may share a frame
 * @param tokens stamped ones, several of which may share an event
 * @param holes events whose {@code seq} is not the next one
 * @param ends of jobs
 */
public record Sums(long frames, long bytes, long events, long tokens, long holes, long ends) {

  public Sums since(Sums earlier) {
    return new Sums(
        frames - earlier.frames,
        bytes - earlier.bytes,
        events - earlier.events,
        tokens - earlier.tokens,
        holes - earlier.holes,
        ends - earlier.ends);
  }
}
