package io.chorale.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One watcher's connection, as its transport has it. Never asked to send two things at once. */
public interface Outlet {

  /** The most frames that one send takes: 1 where each is a message, more where they are joined. */
  default int framesPerSend() {
    return 1;
  }

  /**
   * Whether the other end answers a heartbeat, so that one who does not can be told from others.
   * Where it does not, heartbeats come twice as often: it takes two to find that nobody is there.
   */
  default boolean hearsAnswers() {
    return false;
  }

  /**
   * Whether the transport's protocol says itself when the other end is to be tried ({@link
   * Watcher#beat}), and what follows when it does not answer.
   */
  default boolean keepsTime() {
    return false;
  }

  /**
   * Sends frames without waiting for the watcher.
   *
   * @param frames at least one, at most {@link #framesPerSend}, in order
   * @param done to be called once when they are on their way or failed, on any thread, also before
   *     this method returns
   */
  void send(List<Frame> frames, SendDone done);

  /**
   * Sends what shows whether the other end is still there, without waiting for it.
   *
   * @param done as for {@link #send}
   */
  void heartbeat(SendDone done);

  /** Closes the connection; harmless when it is closed already. May take a moment. */
  void close(CloseReason reason);

  /** Hears how a send ended. */
  @FunctionalInterface
  interface SendDone {
    /**
     * @param failure null when the frames were sent
     */
    void sent(@Nullable Throwable failure);
  }
}
