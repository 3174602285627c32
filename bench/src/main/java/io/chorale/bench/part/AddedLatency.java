package io.chorale.bench.part;

import io.chorale.bench.load.Crowd;
import io.chorale.bench.load.Window;
import io.chorale.bench.subject.ChoraleTeams;
import io.chorale.bench.subject.LiveTeams;
import io.chorale.bench.subject.RelayTeams;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * From the moment a provider wrote a token to its arrival at a watcher, journal included, while
 * teams stream at 30 tokens/s and every job is watched.
 */
public final class AddedLatency implements Part {

  private static final double RATE = 30;

  private static final int MOST = 400;

  /** For starting the jobs, and for a machine that is late. */
  private static final int SPARE_SECONDS = 60;

  @Override
  public String name() {
    return "latency";
  }

  /** One that is measured, and what came of it round by round. */
  private record Subject(LiveTeams teams, List<Window> windows) {

    Subject(LiveTeams teams) {
      this(teams, new ArrayList<>());
    }
  }

  @Override
  public void measure(Surroundings with) throws IOException, InterruptedException {
    for (int teams : new int[] {1, 100, MOST}) {
      List<Subject> own =
          Stream.of(false, true)
              .map(batch -> new Subject(new ChoraleTeams(with.chorale().client(), batch)))
              .toList();
      List<Subject> beside =
          with.beside().stream()
              .map(it -> new Subject(new RelayTeams(it, with.simulator())))
              .toList();
      List<Subject> all = Stream.of(own, beside).flatMap(List::stream).toList();
      for (int round = 0; round < with.pace().rounds(); round++) {
        for (Subject each : all) {
          each.windows().add(window(each.teams(), teams, round, with));
        }
      }
      List<Window> besides = beside.stream().flatMap(it -> it.windows().stream()).toList();
      for (Subject each : own) {
        rows(
            (teams == 1 ? "1 team, " : teams + " teams, ") + each.teams().name(),
            each.windows(),
            besides,
            with);
      }
    }
  }

  private static Window window(LiveTeams each, int teams, int round, Surroundings with)
      throws IOException, InterruptedException {
    if (teams == MOST) {
      Rest.await(with.chorale().pid());
    }
    int warmUp = with.pace().warmUpSeconds(round);
    int seconds = with.pace().seconds();
    try (Crowd crowd = each.begin(teams, RATE, warmUp + seconds + SPARE_SECONDS, with.load())) {
      Thread.sleep(warmUp * 1_000L);
      boolean recorded = teams == MOST && with.isLast(round) && each instanceof ChoraleTeams;
      if (recorded) {
        with.recording().start(with.chorale().pid());
      }
      Window window = Window.of(crowd, with.load(), seconds);
      if (recorded) {
        with.recording().stop(with.chorale().pid(), "latency-" + each.name());
      }
      each.end();
      if (window.tokensPerSecond() < 0.97 * RATE * teams || !crowd.tally().isWhole()) {
        with.report()
            .note(
                "%s on %s did not keep up with %d teams: %.0f tokens/s, closed %s, holes %d"
                    .formatted(
                        each.name(),
                        with.chorale().name(),
                        teams,
                        window.tokensPerSecond(),
                        crowd.tally().closed(),
                        crowd.tally().sums().holes()));
      }
      return window;
    }
  }

  private void rows(String what, List<Window> own, List<Window> beside, Surroundings with) {
    for (double percentile : new double[] {50, 99}) {
      ToDoubleFunction<Window> millis = window -> window.millis(percentile);
      with.row(
          name(),
          "added latency, %s: p%.0f".formatted(what, percentile),
          "ms",
          own.stream().map(millis::applyAsDouble).toList(),
          beside.stream().map(millis::applyAsDouble).toList());
    }
  }
}
