package io.chorale.simulator;

import io.chorale.simulator.Tally.Ending;
import io.chorale.simulator.steering.Kind;
import io.chorale.simulator.wire.Finish;
import io.chorale.simulator.wire.Frames;
import io.chorale.simulator.wire.Usage;

/**
 * Far too much text, as fast as the client reads: in many large events, or all in one. The text is
 * the same piece again and again, so that none of it is kept.
 */
final class BulkStream extends LiveStream {

  static final int PIECE = 16 * 1024;

  /** Plain characters alone, which JSON writes as they are. */
  private static final String TEXT = "Simulated flood ".repeat(PIECE / 16);

  private static final int PIECES_IN_A_MEGABYTE = 1024 * 1024 / PIECE;

  /** So that other streams of the event loop get their turn. */
  private static final int PIECES_IN_A_TICK = 32;

  private static final int CHARS_PER_TOKEN = 4;

  private final Turn turn;
  private final Frames frames;
  private final boolean oneEvent;
  private final long pieces;
  private String before = "";
  private String after = "";
  private long sent;

  BulkStream(Turn turn, Counted counted, Reply reply) {
    super(turn.protocol(), counted, reply);
    this.turn = turn;
    this.frames = turn.frames();
    this.oneEvent = turn.steering().fault().kind() == Kind.BIG_EVENT;
    this.pieces = (long) turn.steering().fault().at() * PIECES_IN_A_MEGABYTE;
  }

  @Override
  public void begin() {
    reply().openStream();
    StringBuilder out = new StringBuilder();
    frames.start(out);
    reply().send(out);
    if (oneEvent) {
      open();
    }
    tickIn(turn.due(0));
  }

  /** The event's beginning and end are those of an event with one piece. */
  private void open() {
    StringBuilder event = new StringBuilder();
    frames.text(TEXT, event);
    int at = event.indexOf(TEXT);
    before = event.substring(0, at);
    after = event.substring(at + PIECE);
  }

  @Override
  void tick() {
    long until = Math.min(pieces, sent + PIECES_IN_A_TICK);
    while (sent < until && reply().isWritable()) {
      StringBuilder out = new StringBuilder(PIECE + 1024);
      piece(out);
      sent++;
      reply().send(out);
    }
    if (sent == pieces) {
      StringBuilder out = new StringBuilder();
      frames.finish(Finish.STOP, usage(), out);
      end(Ending.FINISHED, out);
    } else {
      tickIn(0);
    }
  }

  private void piece(StringBuilder out) {
    if (!oneEvent) {
      frames.text(TEXT, out);
      return;
    }
    out.append(sent == 0 ? before : "").append(TEXT).append(sent == pieces - 1 ? after : "");
  }

  private Usage usage() {
    int tokens = Math.toIntExact(pieces * PIECE / CHARS_PER_TOKEN);
    return new Usage(turn.ask().inputTokens(), 0, tokens);
  }

  @Override
  void garbage(StringBuilder out) {
    frames.garbage(out);
  }
}
