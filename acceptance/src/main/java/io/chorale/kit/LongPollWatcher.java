package io.chorale.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Asks for what is behind its cursor, again and again, until the job is over; with a wait of 0 it
 * only polls.
 */
public final class LongPollWatcher {

  /** Between two polls that do not wait. */
  private static final long PAUSE_MILLIS = 50;

  private final ChoraleClient chorale;
  private final String job;
  private final int wait;
  private final List<JsonNode> events = new ArrayList<>();
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private long lastSeq;
  private int answers;
  private boolean cut;

  private LongPollWatcher(ChoraleClient chorale, String job, long after, int wait) {
    this.chorale = chorale;
    this.job = job;
    this.lastSeq = after;
    this.wait = wait;
  }

  /**
   * @param wait in seconds, how long an answer may take
   */
  public static LongPollWatcher open(ChoraleClient chorale, String job, long after, int wait) {
    LongPollWatcher watcher = new LongPollWatcher(chorale, job, after, wait);
    Thread reader = new Thread(watcher::ask, "long-poll");
    reader.setDaemon(true);
    reader.start();
    return watcher;
  }

  private void ask() {
    try {
      boolean over = false;
      while (!over && !isCut()) {
        HttpResponse<String> answer =
            chorale.get("/api/jobs/" + job + "/events?after=" + lastSeq() + "&wait=" + wait);
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(answer.body());
        }
        over = take(ChoraleClient.json(answer));
        if (wait == 0 && !over) {
          Thread.sleep(PAUSE_MILLIS);
        }
      }
      ended.complete(over);
    } catch (InterruptedException | RuntimeException failed) {
      ended.completeExceptionally(failed);
    }
  }

  private synchronized boolean isCut() {
    return cut;
  }

  private synchronized boolean take(JsonNode page) {
    if (cut) {
      return false;
    }
    answers++;
    lastSeq = Math.max(lastSeq, page.at("/gap/to_seq").asLong());
    for (JsonNode event : page.get("events")) {
      events.add(event);
      lastSeq = event.get("seq").asLong();
    }
    return !page.get("state").asText().equals("running") && !page.get("more").asBoolean();
  }

  /** Takes no further answer. */
  public synchronized void cut() {
    cut = true;
  }

  /** Done with true when the job is over and all of it came, with false when it was cut. */
  public CompletableFuture<Boolean> ended() {
    return ended;
  }

  public synchronized List<JsonNode> events() {
    return List.copyOf(events);
  }

  public synchronized long lastSeq() {
    return lastSeq;
  }

  /** How many answers the events came in. */
  public synchronized int answers() {
    return answers;
  }
}
