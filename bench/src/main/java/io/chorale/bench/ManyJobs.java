package io.chorale.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.ServerProcess;
import io.chorale.kit.SocketWatcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** 200 jobs of two teams at 30 tokens/s at once, every tenth of them watched over a socket. */
final class ManyJobs {

  private static final int JOBS = 200;
  private static final int WATCH_EVERY = 10;
  private static final int TOKENS = 900;
  private static final String MODEL =
      "sim:rate=30;tokens=" + TOKENS + ";thoughts=2;ttft=300;stamp=on";
  private static final Pattern STAMP = Pattern.compile("~T(\\d+)~");

  private final ServerProcess server;
  private final ChoraleClient chorale;

  ManyJobs(ServerProcess server) {
    this.server = server;
    this.chorale = server.client();
  }

  List<String> measure() throws InterruptedException {
    int threadsAtRest = server.status("Threads");
    String asked = ChoraleClient.twoTeams(MODEL, MODEL);
    List<String> jobs = new ArrayList<>();
    Map<String, SocketWatcher> watchers = new HashMap<>();
    for (int i = 0; i < JOBS; i++) {
      String job = chorale.start(asked);
      jobs.add(job);
      if (i % WATCH_EVERY == 0) {
        watchers.put(job, SocketWatcher.open(chorale, job, 0));
      }
    }
    int threads = 0;
    while (jobs.stream().anyMatch(job -> state(job).equals("running"))) {
      threads = Math.max(threads, server.status("Threads"));
      Thread.sleep(2_000);
    }
    int complete = 0;
    int whole = 0;
    int same = 0;
    int events = 0;
    for (String job : jobs) {
      complete += state(job).equals("complete") ? 1 : 0;
      List<JsonNode> journal = chorale.events(job);
      events += journal.size();
      whole += chunks(journal) == 2 * TOKENS ? 1 : 0;
      SocketWatcher watcher = watchers.get(job);
      if (watcher != null) {
        same += journal.equals(watcher.events()) ? 1 : 0;
        watcher.close();
      }
    }
    Histogram added = addedLatency(watchers.values());
    return List.of(
        "| %d jobs of two teams at 30 tokens/s: complete | %d |".formatted(JOBS, complete),
        "| … whose journal has every token | %d |".formatted(whole),
        "| … watchers that saw the whole journal, of %d | %d |".formatted(watchers.size(), same),
        "| … events in all | %,d |".formatted(events),
        "| … token's stamp to watcher: p50 | %.1f ms |"
            .formatted(added.getValueAtPercentile(50) / 1e3),
        "| … token's stamp to watcher: p99 | %.1f ms |"
            .formatted(added.getValueAtPercentile(99) / 1e3),
        "| … memory of the process, highest | %d MB |".formatted(server.status("VmHWM") / 1024),
        "| … threads at rest, at most | %d, %d |".formatted(threadsAtRest, threads));
  }

  /** Without reading what the teams said, as /api/jobs/{id} would. */
  private String state(String job) {
    JsonNode last = chorale.lastEvent(job);
    return last.get("type").asText().equals("complete")
        ? last.at("/data/state").asText()
        : "running";
  }

  private static long chunks(List<JsonNode> events) {
    return events.stream().filter(event -> event.get("type").asText().equals("chunk")).count();
  }

  private static Histogram addedLatency(Collection<SocketWatcher> watchers) {
    Histogram micros = new Histogram(3);
    for (SocketWatcher watcher : watchers) {
      List<JsonNode> messages = watcher.messages();
      List<Instant> arrivals = watcher.arrivals();
      for (int i = 0; i < messages.size(); i++) {
        Matcher stamp = STAMP.matcher(messages.get(i).path("data").path("text").asText());
        if (stamp.find()) {
          Instant at = arrivals.get(i);
          long nanos = at.getEpochSecond() * 1_000_000_000L + at.getNano();
          micros.recordValue(Math.max(0, nanos - Long.parseLong(stamp.group(1))) / 1_000);
        }
      }
    }
    return micros;
  }
}
