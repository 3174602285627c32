package io.chorale.orchestration;

import io.chorale.event.Emission;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.UsageReported;
import io.chorale.job.TeamName;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Joins the chunks of a team that come faster than people read: under load there are fuller events
 * instead of more of them. The first chunk after a pause goes on at once, so that a model slower
 * than the window is never held up; whatever else happens to the team goes behind what it said.
 */
final class ChunkWindow implements Consumer<Emission> {

  private final Consumer<Emission> emissions;
  private final long windowNanos;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService timer;
  private final Map<TeamName, Pending> teams = new HashMap<>();

  /**
   * @param timer tells what is still held when its window ends
   */
  ChunkWindow(
      Consumer<Emission> emissions,
      long windowNanos,
      LongSupplier nanoTime,
      ScheduledExecutorService timer) {
    this.emissions = emissions;
    this.windowNanos = windowNanos;
    this.nanoTime = nanoTime;
    this.timer = timer;
  }

  @Override
  public synchronized void accept(Emission emission) {
    if (emission.event() instanceof Chunk chunk) {
      teams.computeIfAbsent(chunk.team(), team -> new Pending()).add(emission, chunk);
      return;
    }
    TeamName team = emission.event().team();
    if (emission.event() instanceof UsageReported) {
      // It belongs to no place in the text, and comes often: it would cut windows short.
      emissions.accept(emission);
      return;
    }
    if (team == null) {
      teams.values().forEach(Pending::tell);
    } else if (teams.containsKey(team)) {
      teams.get(team).tell();
    }
    emissions.accept(emission);
  }

  private synchronized void windowEnds(Pending pending) {
    pending.tell();
  }

  /** What one team said within the window. */
  private final class Pending {

    private final StringBuilder text = new StringBuilder();
    private @Nullable Emission last;
    private @Nullable ScheduledFuture<?> end;
    private long toldAt = nanoTime.getAsLong() - windowNanos;

    private void add(Emission emission, Chunk chunk) {
      text.append(chunk.text());
      last = emission;
      long wait = toldAt + windowNanos - nanoTime.getAsLong();
      if (wait <= 0) {
        tell();
      } else if (end == null) {
        end = timer.schedule(() -> windowEnds(this), wait, TimeUnit.NANOSECONDS);
      }
    }

    private void tell() {
      if (end != null) {
        end.cancel(false);
        end = null;
      }
      if (last != null && last.event() instanceof Chunk chunk) {
        emissions.accept(
            new Emission(
                last.job(),
                last.at(),
                new Chunk(chunk.team(), text.toString(), chunk.progress()),
                null));
        last = null;
        text.setLength(0);
        toldAt = nanoTime.getAsLong();
      }
    }
  }
}
