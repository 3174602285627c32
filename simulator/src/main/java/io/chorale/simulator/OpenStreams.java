package io.chorale.simulator;

import io.chorale.simulator.steering.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The streams that are open, so that some of them can be broken from outside. */
final class OpenStreams {

  private static final List<Kind> KINDS =
      Arrays.stream(Kind.values()).filter(Kind::breaksOff).toList();

  private final AtomicLong count = new AtomicLong();

  /** In the order of their beginning: the same seed finds the same ones. */
  private final Map<Long, LiveStream> open = new ConcurrentSkipListMap<>();

  void add(LiveStream stream, Counted counted) {
    long number = count.getAndIncrement();
    open.put(number, stream);
    counted.atEnd(() -> open.remove(number));
  }

  /**
   * Breaks streams at random, each in its own event loop.
   *
   * @return how many were still open when their turn came, and are broken
   */
  CompletableFuture<Integer> disturb(int faults, long seed) {
    Random random = new Random(seed);
    List<LiveStream> streams = new ArrayList<>(open.values());
    streams.removeIf(LiveStream::isBroken);
    Collections.shuffle(streams, random);
    CompletableFuture<Integer> broken = CompletableFuture.completedFuture(0);
    for (LiveStream stream : streams.subList(0, Math.min(faults, streams.size()))) {
      Kind kind = KINDS.get(random.nextInt(KINDS.size()));
      broken =
          broken.thenCombine(
              CompletableFuture.supplyAsync(() -> stream.disturb(kind) ? 1 : 0, stream.loop()),
              Integer::sum);
    }
    return broken;
  }
}
