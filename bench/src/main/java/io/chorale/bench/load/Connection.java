package io.chorale.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** One client. Used by its loop's thread alone, but for {@link #hangUp}. */
public final class Connection implements FrameReader.Messages {

  private static final int GOING = 1001;

  /** What RFC 6455 has for a connection that ended without a close frame. */
  static final int NO_CLOSE = 1006;

  private final Crowd crowd;
  private final SocketChannel channel;
  private final String path;
  private final FrameReader reader = new FrameReader();
  private final EventScanner scanner;
  private final StringBuilder head = new StringBuilder(0);
  private boolean upgraded;
  private boolean open;
  private boolean over;
  private volatile boolean leaving;
  private long arrived;

  Connection(Crowd crowd, SocketChannel channel, String path) {
    this.crowd = crowd;
    this.channel = channel;
    this.path = path;
    this.scanner = new EventScanner(crowd.tally(), crowd.dialect().marks());
  }

  SocketChannel channel() {
    return channel;
  }

  void connected() throws IOException {
    channel.finishConnect();
    write(ClientFrames.handshake(crowd.server().getAuthority(), path));
  }

  /** Reads what is there, into an array that others use too. */
  void readable(byte[] bytes) throws IOException {
    int length = channel.read(ByteBuffer.wrap(bytes));
    if (length < 0) {
      over(NO_CLOSE);
      return;
    }
    Instant now = Instant.now();
    arrived = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    if (upgraded) {
      reader.read(bytes, length, this);
    } else {
      upgrade(bytes, length);
    }
  }

  private void upgrade(byte[] bytes, int length) throws IOException {
    // ISO 8859-1, so that a character is a byte: frames may follow at once.
    head.append(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    int end = head.indexOf("\r\n\r\n");
    if (end < 0) {
      return;
    }
    if (!head.toString().startsWith("HTTP/1.1 101")) {
      throw new IOException("no WebSocket at " + path + ": " + head.substring(0, end));
    }
    byte[] first = head.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
    head.setLength(0);
    head.trimToSize();
    upgraded = true;
    if (crowd.dialect().isOpenAtUpgrade()) {
      opened();
    }
    reader.read(first, first.length, this);
  }

  void opened() {
    if (!open) {
      open = true;
      crowd.opened();
    }
  }

  void events(byte[] bytes, int from, int to) {
    scanner.scan(bytes, from, to, arrived);
  }

  void send(String text) {
    write(ClientFrames.text(text));
  }

  @Override
  public void text(byte[] bytes, int from, int to) {
    crowd.tally().frame(to - from);
    crowd.dialect().text(bytes, from, to, this);
  }

  @Override
  public void ping(byte[] payload) {
    write(ClientFrames.frame(ClientFrames.PONG, payload));
  }

  @Override
  public void close(int code) {
    if (!leaving) {
      write(ClientFrames.frame(ClientFrames.CLOSE, new byte[] {(byte) (code >> 8), (byte) code}));
    }
    over(code);
  }

  /** Says good-bye; the server's answer ends the connection. */
  void hangUp() {
    leaving = true;
    write(ClientFrames.frame(ClientFrames.CLOSE, new byte[] {GOING >> 8, (byte) GOING}));
  }

  void failed(IOException failure) {
    crowd.failed(failure);
    over(NO_CLOSE);
  }

  /** Ends it without a word, for whoever says good-bye to nobody. */
  void over(int code) {
    if (over) {
      return;
    }
    over = true;
    crowd.over(this, open, leaving ? 0 : code);
    try {
      channel.close();
    } catch (IOException gone) {
      // Then it is closed.
    }
  }

  /** What a client says is short: what the socket does not take at once it never will. */
  private void write(ByteBuffer frame) {
    try {
      channel.write(frame);
    } catch (IOException gone) {
      over(NO_CLOSE);
      return;
    }
    if (frame.hasRemaining()) {
      over(NO_CLOSE);
    }
  }
}
