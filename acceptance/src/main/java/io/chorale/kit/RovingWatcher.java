package io.chorale.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Follows a job to its end over connections that it cuts at random, each on another way, and always
 * goes on behind the last seq that it saw. A server that is not there is tried again; one that says
 * that the cursor or the job is none, skips or repeats an event is at fault.
 */
public final class RovingWatcher implements AutoCloseable {

  private static final int MOST_EVENTS = 150;
  private static final int LONGEST_MILLIS = 3_000;
  private static final long PAUSE_MILLIS = 100;

  /** What would not be better when the watcher came back. */
  private static final Set<String> FAULTS =
      Set.of("bad_cursor", "unknown_job", "not_understood", "gap");

  private final ChoraleClient chorale;
  private final String job;
  private final Random random;
  private final List<Way> ways;
  private final Thread thread = new Thread(this::rove, "roving-watcher");
  private final CountDownLatch left = new CountDownLatch(1);
  private final List<String> events = new ArrayList<>();
  private final List<Instant> arrivals = new ArrayList<>();
  private final Map<Way, Integer> legs = new EnumMap<>(Way.class);
  private boolean complete;
  private @Nullable String fault;

  private RovingWatcher(ChoraleClient chorale, String job, List<Way> ways, Random random) {
    this.chorale = chorale;
    this.job = job;
    this.ways = List.copyOf(ways);
    this.random = random;
    thread.setDaemon(true);
  }

  public static RovingWatcher start(
      ChoraleClient chorale, String job, List<Way> ways, Random random) {
    RovingWatcher watcher = new RovingWatcher(chorale, job, ways, random);
    watcher.thread.start();
    return watcher;
  }

  public String job() {
    return job;
  }

  /** Whether it has seen the job's last event, or a fault. */
  public synchronized boolean isOver() {
    return complete || fault != null;
  }

  /** What the server did wrong, if it did. */
  public synchronized Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  /** The events so far, each as the text that came. */
  public synchronized List<String> events() {
    return List.copyOf(events);
  }

  /** When each of the events came. */
  public synchronized List<Instant> arrivals() {
    return List.copyOf(arrivals);
  }

  /** How many connections brought something, by the way they took. */
  public synchronized Map<Way, Integer> legs() {
    return new EnumMap<>(legs);
  }

  private void rove() {
    try {
      while (left.getCount() > 0 && !isOver()) {
        Way way = ways.get(random.nextInt(ways.size()));
        try (Leg leg = way.open(chorale, job, cursor())) {
          follow(leg, way);
        } catch (IOException away) {
          boolean unused = left.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException wrong) {
      fault(String.valueOf(wrong.getMessage()));
    }
  }

  private void follow(Leg leg, Way way) throws IOException, InterruptedException {
    int before = events().size();
    int most = before + 1 + random.nextInt(MOST_EVENTS);
    long end = System.nanoTime() + random.nextInt(LONGEST_MILLIS) * 1_000_000L;
    try {
      long rest = end - System.nanoTime();
      while (rest > 0 && events().size() < most && !isOver() && left.getCount() > 0) {
        leg.next(Duration.ofNanos(rest)).forEach(message -> took(message, way));
        rest = end - System.nanoTime();
      }
    } finally {
      synchronized (this) {
        if (events.size() > before) {
          legs.merge(way, 1, Integer::sum);
        }
      }
    }
  }

  private synchronized void took(String raw, Way way) {
    JsonNode message = ChoraleClient.parse(raw);
    String type = message.path("type").asText();
    if (!message.has("seq")) {
      if (FAULTS.contains(type) || FAULTS.contains(message.at("/data/code").asText())) {
        fault(way + " behind " + events.size() + ": " + raw);
      }
    } else if (message.get("seq").asLong() != events.size() + 1) {
      fault(way + " behind " + events.size() + " brought " + raw);
    } else {
      events.add(raw);
      arrivals.add(Instant.now());
      complete = type.equals("complete");
    }
  }

  private synchronized void fault(String words) {
    if (fault == null) {
      fault = words;
    }
  }

  private synchronized long cursor() {
    return events.size();
  }

  /** Has it leave, wherever it is. */
  @Override
  public void close() {
    left.countDown();
  }
}
