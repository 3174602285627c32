package io.chorale.output;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A response's stream that is ready as long as a test wants, and refuses to be written else. */
public final class SlowStream extends ServletOutputStream {

  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private int room = Integer.MAX_VALUE;
  private Runnable whenAsked = () -> {};
  private @Nullable IOException failure;
  private @Nullable WriteListener listener;

  /** Is full as soon as so many bytes are written. */
  public void fullBehind(int bytes) {
    room = bytes;
  }

  public void drain() {
    room = Integer.MAX_VALUE;
  }

  public void onReady(Runnable task) {
    whenAsked = task;
  }

  public void breakWith(IOException thrown) {
    failure = thrown;
  }

  public String taken() {
    return taken.toString(StandardCharsets.UTF_8);
  }

  @Override
  public boolean isReady() {
    whenAsked.run();
    return room > 0;
  }

  /** Who is told that there is room; null when nobody is. */
  public @Nullable WriteListener listener() {
    return listener;
  }

  public byte[] bytes() {
    return taken.toByteArray();
  }

  @Override
  public void setWriteListener(WriteListener told) {
    listener = told;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (failure != null) {
      throw failure;
    } else if (room <= 0) {
      throw new IllegalStateException("not ready");
    }
    taken.write(bytes, from, length);
    room -= room == Integer.MAX_VALUE ? 0 : length;
  }
}
