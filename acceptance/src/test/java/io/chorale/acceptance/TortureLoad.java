package io.chorale.acceptance;

import io.chorale.kit.ChoraleClient;
import io.chorale.kit.RovingWatcher;
import io.chorale.kit.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Some jobs at any time, each with its watchers; a new one when one is over. */
final class TortureLoad implements AutoCloseable {

  static final int WATCHERS = 3;
  private static final int JOBS_AT_ONCE = 4;
  private static final long PERIOD_MILLIS = 200;

  /** A job that the server has taken. */
  record Watched(TortureJob job, String id, List<RovingWatcher> watchers) {
    boolean isOver() {
      return watchers.stream().allMatch(RovingWatcher::isOver);
    }
  }

  private final Random random;
  private final ScheduledExecutorService starter = Executors.newSingleThreadScheduledExecutor();
  private final List<Watched> started = new ArrayList<>();
  private final CompletableFuture<Void> failure = new CompletableFuture<>();
  private TortureJob next;
  private boolean begun;
  private boolean enough;

  /** Whether the server may have taken the next one without our hearing of it. */
  private boolean unheard;

  TortureLoad(long seed) {
    random = new Random(seed);
    next = TortureJob.make("t0", random);
  }

  /** Starts jobs there from now on; asked again it changes nothing. */
  synchronized void begin(ChoraleClient chorale) {
    if (!begun) {
      begun = true;
      var unused =
          starter.scheduleWithFixedDelay(
              () -> startOne(chorale), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** One that the server may have taken without our hearing of it is asked for until we do. */
  private void startOne(ChoraleClient chorale) {
    try {
      boolean room;
      synchronized (this) {
        boolean full = started.stream().filter(job -> !job.isOver()).count() >= JOBS_AT_ONCE;
        room = (!enough || unheard) && !full;
      }
      Optional<String> id = room ? next.start(chorale) : Optional.empty();
      synchronized (this) {
        unheard = room && id.isEmpty();
        id.ifPresent(taken -> watch(chorale, taken));
      }
    } catch (RuntimeException | AssertionError wrong) {
      failure.completeExceptionally(wrong);
    }
  }

  private void watch(ChoraleClient chorale, String id) {
    List<Way> ways = Arrays.asList(Way.values());
    started.add(
        new Watched(
            next,
            id,
            Stream.generate(
                    () -> RovingWatcher.start(chorale, id, ways, new Random(random.nextLong())))
                .limit(WATCHERS)
                .toList()));
    next = TortureJob.make("t" + started.size(), random);
  }

  synchronized void startNoMore() {
    enough = true;
  }

  /** Whether all watchers have seen the end of their jobs. */
  synchronized boolean isOver() {
    failure.getNow(null);
    return !unheard && started.stream().allMatch(Watched::isOver);
  }

  synchronized List<Watched> started() {
    return List.copyOf(started);
  }

  @Override
  public void close() {
    starter.shutdownNow();
    started().forEach(job -> job.watchers().forEach(RovingWatcher::close));
  }
}
