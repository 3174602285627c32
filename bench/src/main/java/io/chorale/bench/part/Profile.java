package io.chorale.bench.part;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Where a server's time went, out of a flight recording: by thread, by method, and in pauses. */
final class Profile {

  private static final int METHODS = 25;

  private final Map<String, Double> cpu = new HashMap<>();
  private final Map<String, Integer> leaves = new HashMap<>();
  private final Map<String, Integer> callers = new HashMap<>();
  private final List<Duration> pauses = new ArrayList<>();
  private int samples;

  private Profile() {}

  static Profile of(Path recording) throws IOException {
    Profile profile = new Profile();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        profile.take(file.readEvent());
      }
    }
    return profile;
  }

  private void take(RecordedEvent event) {
    switch (event.getEventType().getName()) {
      case "jdk.ExecutionSample" -> sample(event);
      case "jdk.ThreadCPULoad" ->
          cpu.merge(
              group(event.getThread()),
              (double) event.getFloat("user") + event.getFloat("system"),
              Double::sum);
      case "jdk.GarbageCollection" -> pauses.add(event.getDuration("sumOfPauses"));
      default -> {
        // Nothing that is asked for.
      }
    }
  }

  private void sample(RecordedEvent event) {
    RecordedStackTrace stack = event.getStackTrace();
    if (stack == null || stack.getFrames().isEmpty()) {
      return;
    }
    samples++;
    String thread = group(event.getThread("sampledThread"));
    leaves.merge(thread + " " + name(stack.getFrames().get(0)), 1, Integer::sum);
    stack.getFrames().stream()
        .map(Profile::name)
        .distinct()
        .forEach(method -> callers.merge(thread + " " + method, 1, Integer::sum));
  }

  private static String name(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethod().getName();
  }

  /** Threads of a pool are one. */
  private static String group(RecordedThread thread) {
    String name = thread == null || thread.getJavaName() == null ? "JVM" : thread.getJavaName();
    return name.replaceAll("\\d+", "#");
  }

  String text() {
    StringBuilder out = new StringBuilder("CPU by thread:\n");
    double all = cpu.values().stream().mapToDouble(it -> it).sum();
    top(cpu, 15)
        .forEach(
            it -> out.append("  %5.1f %% %s%n".formatted(100 * it.getValue() / all, it.getKey())));
    out.append("Samples: ").append(samples).append("; top methods:\n");
    top(leaves, METHODS).forEach(it -> out.append(share(it)));
    out.append("Methods with all they call:\n");
    top(callers, 3 * METHODS).forEach(it -> out.append(share(it)));
    out.append(
        "GC: %d pauses, longest %.1f ms, in all %.1f ms%n"
            .formatted(
                pauses.size(),
                pauses.stream().mapToDouble(it -> it.toNanos() / 1e6).max().orElse(0),
                pauses.stream().mapToDouble(it -> it.toNanos() / 1e6).sum()));
    return out.toString();
  }

  private String share(Map.Entry<String, Integer> it) {
    return "  %5.1f %% %s%n".formatted(100.0 * it.getValue() / samples, it.getKey());
  }

  private static <V extends Comparable<V>> List<Map.Entry<String, V>> top(
      Map<String, V> all, int most) {
    return all.entrySet().stream()
        .sorted(Map.Entry.<String, V>comparingByValue(Comparator.reverseOrder()))
        .limit(most)
        .toList();
  }
}
