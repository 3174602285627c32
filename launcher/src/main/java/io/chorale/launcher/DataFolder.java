package io.chorale.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;

/**
 * The folder of all that is kept, claimed by this process until it ends.
 *
 * @param lock held, never read: the lock is lost with it
 */
record DataFolder(Path path, FileLock lock) {

  /** A process that was just told to stop gets this long to let go of the folder. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long PAUSE_MILLIS = 100;

  /**
   * @throws CannotStartException when the folder cannot be had
   */
  static DataFolder claim(Path path) {
    return claim(path, PATIENCE);
  }

  static DataFolder claim(Path path, Duration patience) {
    try {
      Files.createDirectories(path.resolve("log"));
      FileChannel channel =
          FileChannel.open(
              path.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      long end = System.nanoTime() + patience.toNanos();
      FileLock lock = attempt(channel);
      while (lock == null && System.nanoTime() < end) {
        Thread.sleep(PAUSE_MILLIS);
        lock = attempt(channel);
      }
      if (lock == null) {
        channel.close();
        throw new CannotStartException(
            "another Chorale uses the data in %s. Stop that one, or choose another folder with CHORALE_DATA."
                .formatted(path));
      }
      return new DataFolder(path, lock);
    } catch (IOException unusable) {
      throw new CannotStartException(
          "the data cannot be kept in %s (%s). Choose another folder with CHORALE_DATA."
              .formatted(path, unusable.getMessage()),
          unusable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("it was stopped while it waited for its data.", stopped);
    }
  }

  private static @org.jspecify.annotations.Nullable FileLock attempt(FileChannel channel)
      throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  /** A name that is this folder's for ever; while it is claimed nobody else has it. */
  String node() {
    Path file = path.resolve("node");
    try {
      if (Files.notExists(file)) {
        Files.writeString(file, UUID.randomUUID().toString());
      }
      return Files.readString(file).strip();
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  Path logFolder() {
    return path.resolve("log");
  }

  /** The log that is being written; older ones have higher numbers. */
  Path log() {
    return logFolder().resolve("chorale.0.log");
  }
}
