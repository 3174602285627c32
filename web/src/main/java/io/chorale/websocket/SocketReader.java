package io.chorale.websocket;

import io.chorale.socket.SocketListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Reads one upgraded socket as its client sends. */
final class SocketReader implements ReadListener, FrameSink {

  private static final Logger LOG = System.getLogger(SocketReader.class.getName());

  /** One for each thread and not for each socket: most sockets never say a word. */
  private static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[8_192]);

  private final ServletInputStream in;
  private final UpgradedSocket socket;
  private final SocketListener listener;
  private final FrameParser parser = new FrameParser(this);
  private boolean deaf;

  SocketReader(ServletInputStream in, UpgradedSocket socket, SocketListener listener) {
    this.in = in;
    this.socket = socket;
    this.listener = listener;
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] buffer = BUFFER.get();
    // Payara breaks on a question to what is closed already.
    while (!socket.isCut() && in.isReady() && !in.isFinished()) {
      int length = in.read(buffer);
      if (length < 0) {
        return;
      }
      if (!deaf) {
        take(buffer, length);
      }
    }
  }

  private void take(byte[] bytes, int length) {
    try {
      parser.take(bytes, length);
    } catch (BrokenProtocolException broken) {
      deaf = true;
      listener.gone();
      socket.close(broken.code(), broken.phrase());
    } catch (RuntimeException failure) {
      deaf = true;
      LOG.log(Level.ERROR, "A message could not be taken", failure);
      listener.gone();
      socket.close(CloseCodes.BROKEN, "something went wrong here");
    }
  }

  @Override
  public void onAllDataRead() {
    listener.gone();
    socket.cut();
  }

  @Override
  public void onError(Throwable failure) {
    listener.broke(failure);
    socket.cut();
  }

  @Override
  public void text(String part, boolean last) {
    listener.text(part, last);
  }

  @Override
  public void binary(byte[] part, boolean last) {
    listener.binary(part, last);
  }

  @Override
  public void ping(byte[] payload) {
    listener.heard();
    socket.answer(payload);
  }

  @Override
  public void pong() {
    listener.heard();
  }

  @Override
  public void close(int code) {
    deaf = true;
    socket.peerCloses(code);
  }
}
