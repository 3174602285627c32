package io.chorale.sse;

import io.chorale.event.RecordedEvent;
import io.chorale.hub.FrameFormat;
import io.chorale.job.Job;
import io.chorale.wire.Envelope;

/** Writes messages as the HTML standard's section 9.2.6 has them. */
final class EventText implements FrameFormat {

  /** One object for all watchers, so that the hub writes an event once for all of them. */
  static final FrameFormat FORMAT = new EventText();

  /** A comment, which a client skips. */
  static final String HEARTBEAT = ":\n\n";

  /** How long a client waits before it comes back: short, as it may miss what is live. */
  private static final int RETRY_MILLIS = 1_000;

  private EventText() {}

  /** What a stream begins with. */
  static String greeting(String envelope) {
    return "retry: " + RETRY_MILLIS + "\n" + message(envelope);
  }

  /** A message of the connection itself, which leaves the client's last id as it is. */
  static String message(String envelope) {
    return "data: " + envelope + "\n\n";
  }

  @Override
  public String event(RecordedEvent event) {
    return withId(event.seq(), Envelope.FORMAT.event(event));
  }

  /** With the id of the last one that is missing: who comes back is not told of it again. */
  @Override
  public String gap(Job snapshot, long from, long to) {
    return withId(to, Envelope.FORMAT.gap(snapshot, from, to));
  }

  @Override
  public boolean endsWithJob() {
    return true;
  }

  /** JSON has its line ends escaped, so it is one line. */
  private static String withId(long seq, String envelope) {
    return "id: " + seq + "\n" + message(envelope);
  }
}
