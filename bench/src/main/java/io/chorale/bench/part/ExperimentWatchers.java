package io.chorale.bench.part;

import io.chorale.bench.load.Crowd;
import io.chorale.bench.load.Window;
import io.chorale.bench.subject.ChoraleRoom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One experiment and a thousand who watch it: over Socket.IO, and over the native WebSocket. */
public final class ExperimentWatchers implements Part {

  private static final int WATCHERS = 1_000;

  /** As often as the server tells of a message here. */
  private static final double RATE = 50;

  private enum Way {
    SOCKET_IO,
    PLAIN,
    BATCHED;

    @Override
    public String toString() {
      return this == SOCKET_IO ? "Socket.IO" : name().toLowerCase(Locale.ROOT);
    }

    private Crowd crowd(ChoraleRoom room, Surroundings with)
        throws IOException, InterruptedException {
      return this == SOCKET_IO
          ? room.socketIoCrowd(WATCHERS, with.load())
          : room.crowd(WATCHERS, this == BATCHED, with.load());
    }
  }

  @Override
  public String name() {
    return "experiment";
  }

  @Override
  public void measure(Surroundings with) throws IOException, InterruptedException {
    Map<Way, List<Window>> windows = new EnumMap<>(Way.class);
    for (int round = 0; round < with.pace().rounds(); round++) {
      for (Way way : Way.values()) {
        windows.computeIfAbsent(way, any -> new ArrayList<>()).add(window(way, with));
      }
    }
    windows.forEach(
        (way, rounds) -> {
          String what = "1,000 watchers of an experiment, " + way;
          List<Double> none = List.of();
          with.row(
              name(),
              what,
              "events/s",
              rounds.stream().map(Window::eventsPerSecond).toList(),
              none);
          for (int percentile : new int[] {50, 99}) {
            with.row(
                name(),
                "%s: p%d".formatted(what, percentile),
                "ms",
                rounds.stream().map(window -> window.millis(percentile)).toList(),
                none);
          }
        });
  }

  private static Window window(Way way, Surroundings with)
      throws IOException, InterruptedException {
    int warmUp = with.pace().warmUpSeconds(1);
    int seconds = with.pace().seconds();
    ChoraleRoom room = ChoraleRoom.speaking(with.chorale().client(), RATE, warmUp + seconds);
    try (Crowd crowd = way.crowd(room, with)) {
      room.awaitStart();
      Thread.sleep(warmUp * 1_000L);
      Window window = Window.of(crowd, with.load(), seconds);
      if (!crowd.tally().isWhole()) {
        with.report()
            .note(
                "Watchers of an experiment over %s were closed %s, missed %d"
                    .formatted(way, crowd.tally().closed(), crowd.tally().sums().holes()));
      }
      room.end();
      return window;
    }
  }
}
