package io.chorale.kit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection of a watcher, from its opening until it is cut. */
abstract class Leg implements AutoCloseable {

  private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>();

  /** To be called for whatever comes, on any thread. */
  final void came(List<String> messages) {
    arrived.add(messages);
  }

  /** To be called when nothing more comes. */
  final void over(Throwable why) {
    arrived.add(why);
  }

  /**
   * The messages that came next, each as the text that it was; none when none came in time.
   *
   * @throws IOException when the connection is over
   * @throws RefusedException when the server says that the request is wrong
   */
  @SuppressWarnings("unchecked")
  final List<String> next(Duration patience) throws IOException, InterruptedException {
    @Nullable Object next = arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (next == null) {
      return List.of();
    }
    if (next instanceof RefusedException refused) {
      throw refused;
    }
    if (next instanceof Throwable why) {
      throw new IOException(why);
    }
    return (List<String>) next;
  }

  /** What a status other than 200 means for a watcher who knows how to ask. */
  static Throwable refusal(int status, String body) {
    boolean wrong = status >= 400 && status < 500 && status != 429 && body.startsWith("{");
    String words = "status " + status + ": " + body;
    return wrong ? new RefusedException(words) : new IOException(words);
  }

  /** Cuts the connection without a word. */
  @Override
  public abstract void close();
}
