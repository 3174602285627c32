package io.chorale.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Follows a job to its end in a namespace of Socket.IO, connections that it cuts at random, by
 * either transport. It keeps what a library with connection state recovery keeps, the {@code pid}
 * and the last offset, and nothing else: joining is asked for once. A server that does not know it
 * any more, skips or repeats an event is at fault.
 */
public final class IoRover implements AutoCloseable {

  private static final int LONGEST_MILLIS = 3_000;
  private static final long PAUSE_MILLIS = 100;

  private final ChoraleClient chorale;
  private final Room room;
  private final Random random;
  private final Thread thread = new Thread(this::rove, "io-rover");
  private final CountDownLatch left = new CountDownLatch(1);
  private final List<JsonNode> events = new ArrayList<>();
  private @Nullable String pid;
  private @Nullable String offset;
  private long last;
  private boolean joined;
  private boolean complete;
  private int comebacks;
  private @Nullable String fault;

  private IoRover(ChoraleClient chorale, Room room, Random random) {
    this.chorale = chorale;
    this.room = room;
    this.random = random;
    thread.setDaemon(true);
  }

  /**
   * What it follows.
   *
   * @param namespace as packets have it: empty for the default one, else with a comma
   * @param wish the event that asks for it, with its arguments; it is acknowledged
   * @param whole whether each of the job's events comes as one
   */
  public record Room(String namespace, String wish, boolean whole) {

    public static Room experiment(String id) {
      return new Room("", "[\"join-experiment\",\"" + id + "\"]", true);
    }

    public static Room stream(String session) {
      return new Room("/stream,", "[\"stream_resume\",{\"sessionId\":\"" + session + "\"}]", false);
    }
  }

  public static IoRover start(ChoraleClient chorale, Room room, Random random) {
    IoRover rover = new IoRover(chorale, room, random);
    rover.thread.start();
    return rover;
  }

  /** Whether it has seen the last event, or a fault. */
  public synchronized boolean isOver() {
    return complete || fault != null;
  }

  /** What the server did wrong, if it did. */
  public synchronized Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  /** What came out of the journal: the name under {@code event}, the rest as it was. */
  public synchronized List<JsonNode> events() {
    return List.copyOf(events);
  }

  /** How often it was known again. */
  public synchronized int comebacks() {
    return comebacks;
  }

  private void rove() {
    try {
      while (left.getCount() > 0 && !isOver()) {
        try (IoLeg leg = IoLeg.open(chorale, random.nextBoolean())) {
          leg.send("0" + room.namespace() + auth());
          follow(leg);
        } catch (IOException away) {
          boolean unused = left.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException wrong) {
      fault(wrong.toString());
    }
  }

  private synchronized String auth() {
    ObjectNode auth = ChoraleClient.JSON.createObjectNode();
    if (pid != null) {
      auth.put("pid", pid);
    }
    if (offset != null) {
      auth.put("offset", offset);
    }
    return auth.toString();
  }

  private void follow(IoLeg leg) throws IOException, InterruptedException {
    long end = System.nanoTime() + random.nextInt(LONGEST_MILLIS) * 1_000_000L;
    long rest = end - System.nanoTime();
    while (rest > 0 && !isOver() && left.getCount() > 0) {
      for (String packet : leg.next(Duration.ofNanos(rest))) {
        take(leg, packet);
      }
      rest = end - System.nanoTime();
    }
  }

  private void take(IoLeg leg, String packet) throws IOException {
    String kind = packet.substring(0, 2);
    String rest = packet.substring(Math.min(packet.length(), 2 + room.namespace().length()));
    if (kind.equals("40")) {
      connected(ChoraleClient.parse(rest).get("pid").asText());
      if (!isJoined()) {
        leg.send("2" + room.namespace() + "1" + room.wish());
      }
    } else if (kind.equals("42")) {
      happened(ChoraleClient.parse(rest));
    } else if (kind.equals("43")) {
      answered(ChoraleClient.parse(rest.substring(1)));
    } else if (kind.equals("44")) {
      fault(packet);
    }
  }

  private synchronized void answered(JsonNode acknowledged) {
    joined = true;
    if (acknowledged.path(0).has("error")) {
      fault(acknowledged.toString());
    }
  }

  private synchronized void connected(String given) {
    if (pid == null) {
      pid = given;
    } else if (pid.equals(given)) {
      comebacks++;
    } else {
      fault("not known any more at " + offset);
    }
  }

  private synchronized boolean isJoined() {
    return joined;
  }

  private synchronized void happened(JsonNode packet) {
    String name = packet.get(0).asText();
    JsonNode data = packet.path(1);
    offset = packet.get(packet.size() - 1).asText();
    if (name.equals("error") || name.equals("gap")) {
      fault(packet.toString());
    } else if (data.has("seq")) {
      joined = true;
      long seq = data.get("seq").asLong();
      if (room.whole() ? seq != last + 1 : seq <= last) {
        fault("behind " + last + " came " + packet);
      }
      last = seq;
      events.add(((ObjectNode) data).put("event", name));
      complete = name.equals("experiment_complete") || data.path("final").asBoolean();
    }
  }

  private synchronized void fault(String words) {
    if (fault == null) {
      fault = words;
    }
  }

  /** Has it leave, wherever it is. */
  @Override
  public void close() {
    left.countDown();
  }
}
