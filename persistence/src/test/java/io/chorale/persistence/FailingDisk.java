package io.chorale.persistence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** Files of H2, by the prefix {@code failing:}, whose disk is full when it is told. */
public final class FailingDisk extends FilePathWrapper {

  private static volatile boolean full;

  /** For H2, which makes one for each path. */
  public FailingDisk() {}

  static void install() {
    FilePath.register(new FailingDisk());
  }

  static void full(boolean isFull) {
    full = isFull;
  }

  @Override
  public String getScheme() {
    return "failing";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    FileChannel file = super.open(mode);
    return new FileBaseDefault() {
      @Override
      public long size() throws IOException {
        return file.size();
      }

      @Override
      public synchronized int read(ByteBuffer target, long position) throws IOException {
        return file.read(target, position);
      }

      @Override
      public synchronized int write(ByteBuffer source, long position) throws IOException {
        if (full) {
          throw new IOException("No space left on device");
        }
        return file.write(source, position);
      }

      @Override
      protected void implTruncate(long size) throws IOException {
        file.truncate(size);
      }

      @Override
      public void force(boolean metaData) throws IOException {
        file.force(metaData);
      }

      @Override
      public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
      }

      @Override
      protected void implCloseChannel() throws IOException {
        file.close();
      }
    };
  }
}
