package io.chorale.engineio;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Frame;
import io.chorale.hub.Outlet.SendDone;
import java.util.List;

/** How packets get to a client. Never asked to send two things at once. */
sealed interface Transport permits PollingTransport, WebSocketTransport {

  /** As the protocol calls it. */
  String name();

  /** As {@link io.chorale.hub.Outlet#framesPerSend}. */
  int framesPerSend();

  /** As {@link io.chorale.hub.Outlet#send}; each frame is a payload of one or more packets. */
  void send(List<Frame> frames, SendDone done);

  /**
   * Ends it; harmless when it has ended. May take a moment.
   *
   * @param last what a poll that waits is answered
   */
  void close(CloseReason reason, PacketType last);
}
