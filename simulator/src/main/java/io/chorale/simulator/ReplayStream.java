package io.chorale.simulator;

import io.chorale.simulator.Tally.Ending;
import io.chorale.simulator.steering.Kind;
import io.chorale.simulator.steering.Playback;
import io.chorale.simulator.wire.Protocol;
import java.util.Random;

/**
 * Serves a recording byte for byte, in pieces that know nothing of events and lines: a reader has
 * to put them together again.
 */
final class ReplayStream extends LiveStream {

  private static final int LONGEST_PIECE = 700;

  private final Recording recording;
  private final Random random;
  private Kind fault;
  private int end;
  private int sent;

  ReplayStream(
      Recording recording, Playback playback, Protocol protocol, Counted counted, Reply reply) {
    super(protocol, counted, reply);
    this.recording = recording;
    this.random = new Random(playback.seed());
    this.fault = playback.fault().kind();
    this.end =
        fault == Kind.NONE ? recording.body().length : recording.after(playback.fault().at());
  }

  @Override
  public void begin() {
    boolean events = recording.status() == 200;
    reply().openStream(recording.status(), events ? "text/event-stream" : "application/json");
    tickIn(0);
  }

  @Override
  void tick() {
    if (sent < end) {
      int until = Math.min(end, sent + 1 + random.nextInt(LONGEST_PIECE));
      reply().send(recording.body(), sent, until);
      sent = until;
      tickIn(0);
    } else if (fault == Kind.NONE) {
      end(Ending.FINISHED, new StringBuilder());
    } else {
      breakOff(fault, new StringBuilder());
    }
  }

  /** At the end of the event that is being sent, so that what comes then is one of its own. */
  @Override
  boolean disturb(Kind kind) {
    if (isBroken() || !isOpen() || fault != Kind.NONE) {
      return false;
    }
    fault = kind;
    end = recording.eventEnd(sent);
    return true;
  }

  @Override
  void garbage(StringBuilder out) {
    out.append("data: {\"id\":\"\n\n");
  }
}
