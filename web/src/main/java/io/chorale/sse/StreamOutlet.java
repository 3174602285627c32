package io.chorale.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Frame;
import io.chorale.hub.Outlet;
import io.chorale.output.NonBlockingOutput;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Function;

/** One event stream's response; who takes nothing of it is cut off without a wait. */
final class StreamOutlet implements Outlet {

  private static final byte[] HEARTBEAT = EventText.HEARTBEAT.getBytes(UTF_8);

  private final NonBlockingOutput output = new NonBlockingOutput();
  private final Function<CloseReason, String> farewell;

  /**
   * @param farewell the last message of a stream that is closed for that reason
   */
  StreamOutlet(Function<CloseReason, String> farewell) {
    this.farewell = farewell;
  }

  NonBlockingOutput output() {
    return output;
  }

  @Override
  public int framesPerSend() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void send(List<Frame> frames, SendDone done) {
    output.send(joined(frames), done);
  }

  private static byte[] joined(List<Frame> frames) {
    if (frames.size() == 1) {
      return frames.get(0).bytes();
    }
    ByteArrayOutputStream joined =
        new ByteArrayOutputStream(frames.stream().mapToInt(frame -> frame.bytes().length).sum());
    frames.forEach(frame -> joined.writeBytes(frame.bytes()));
    return joined.toByteArray();
  }

  @Override
  public void heartbeat(SendDone done) {
    output.send(HEARTBEAT, done);
  }

  @Override
  public void close(CloseReason reason) {
    output.endNow(
        reason == CloseReason.OVER ? new byte[0] : farewell.apply(reason).getBytes(UTF_8));
  }
}
