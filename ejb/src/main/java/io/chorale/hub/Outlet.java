package io.chorale.hub;

import org.jspecify.annotations.Nullable;

/** One watcher's connection, as its transport has it. Never called by two threads at once. */
public interface Outlet {

  /**
   * Sends one frame without waiting for the watcher.
   *
   * @param done to be called once when the frame is on its way or failed, on any thread, also
   *     before this method returns
   */
  void send(String frame, SendDone done);

  /** Closes the connection; harmless when it is closed already. */
  void close(CloseReason reason);

  /** Hears how a send ended. */
  @FunctionalInterface
  interface SendDone {
    /**
     * @param failure null when the frame was sent
     */
    void sent(@Nullable Throwable failure);
  }
}
