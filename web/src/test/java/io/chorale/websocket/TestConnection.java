package io.chorale.websocket;

import io.chorale.output.SlowStream;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.WebConnection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A container's connection whose client is a test. */
final class TestConnection implements WebConnection {

  final SlowStream out = new SlowStream();
  private final Input in = new Input();
  private boolean closed;
  private boolean askedWhenClosed;

  void writePossible() {
    WriteListener listener = out.listener();
    if (listener != null) {
      try {
        listener.onWritePossible();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  void comes(byte[] bytes) {
    in.comes(bytes);
  }

  void ends() {
    in.ends();
  }

  boolean isClosed() {
    return closed;
  }

  /** Whether its input was asked for more when it was closed, on which Payara breaks. */
  boolean askedWhenClosed() {
    return askedWhenClosed;
  }

  @Override
  public ServletInputStream getInputStream() {
    return in;
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return out;
  }

  @Override
  public void close() {
    closed = true;
  }

  private final class Input extends ServletInputStream {

    private ByteArrayInputStream bytes = new ByteArrayInputStream(new byte[0]);
    private @Nullable ReadListener listener;

    void comes(byte[] more) {
      bytes = new ByteArrayInputStream(more);
      tell();
    }

    private void tell() {
      try {
        if (listener != null) {
          listener.onDataAvailable();
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    void ends() {
      try {
        if (listener != null) {
          listener.onAllDataRead();
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    @Override
    public boolean isReady() {
      askedWhenClosed |= closed;
      return bytes.available() > 0;
    }

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public void setReadListener(ReadListener reads) {
      listener = reads;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] to, int from, int length) {
      return bytes.read(to, from, length);
    }
  }
}
