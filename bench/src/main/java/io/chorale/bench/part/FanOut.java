package io.chorale.bench.part;

import io.chorale.bench.load.Crowd;
import io.chorale.bench.load.Window;
import io.chorale.bench.subject.ChoraleRoom;
import io.chorale.bench.subject.SocketIoServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One job and a thousand who watch it. Chorale cannot ask a provider to wait, so the rate that it
 * sustains is searched for first; Socket.IO emits each event when its clients have taken the one
 * before, which is as fast as it can without a queue that grows.
 */
public final class FanOut implements Part {

  private static final int WATCHERS = 1_000;

  @Override
  public String name() {
    return "fanout";
  }

  /** Plain or batched, and what came of it round by round. */
  private record Way(boolean batch, double rate, List<Window> windows) {

    @Override
    public String toString() {
      return batch ? "batched" : "plain";
    }
  }

  @Override
  public void measure(Surroundings with) throws IOException, InterruptedException {
    List<Way> ways = new ArrayList<>();
    for (boolean batch : new boolean[] {false, true}) {
      double rate = new SustainedRate(it -> chorale(batch, it, false, with)).search();
      ways.add(new Way(batch, rate, new ArrayList<>()));
    }
    List<Window> beside = new ArrayList<>();
    for (int round = 0; round < with.pace().rounds(); round++) {
      if (with.beside().isPresent()) {
        beside.add(socketIo(with.beside().get(), with));
      }
      for (Way way : ways) {
        SustainedRate.Trial trial = chorale(way.batch(), way.rate(), with.isLast(round), with);
        way.windows().add(trial.window());
        if (!trial.isSustained()) {
          with.report().note("A round of fan-out, " + way + ", fell behind the rate of its search");
        }
      }
    }
    for (Way way : ways) {
      rows(way.toString(), way.windows(), beside, with);
    }
  }

  private static SustainedRate.Trial chorale(
      boolean batch, double rate, boolean recorded, Surroundings with)
      throws IOException, InterruptedException {
    int warmUp = with.pace().warmUpSeconds(1);
    int seconds = with.pace().seconds();
    ChoraleRoom room = ChoraleRoom.streaming(with.chorale().client(), rate, warmUp + seconds);
    try (Crowd crowd = room.crowd(WATCHERS, batch, with.load())) {
      room.awaitStart();
      Thread.sleep(warmUp * 1_000L);
      if (recorded) {
        with.recording().start(with.chorale().pid());
      }
      Window window = Window.of(crowd, with.load(), seconds);
      if (recorded) {
        with.recording().stop(with.chorale().pid(), batch ? "fanout-batched" : "fanout-plain");
      }
      boolean whole = crowd.tally().isWhole();
      room.end();
      return new SustainedRate.Trial(window, rate * WATCHERS, whole);
    }
  }

  private static Window socketIo(SocketIoServer server, Surroundings with)
      throws IOException, InterruptedException {
    String room = "fan-out";
    try (Crowd crowd = server.crowd(with.load()).join(SocketIoServer.path(room), WATCHERS)) {
      crowd.awaitOpen();
      server.tell("/fan-out?room=%s&seconds=%d".formatted(room, with.pace().warmUpSeconds(1)));
      Window.Opened window = Window.open(crowd, with.load());
      server.tell("/fan-out?room=%s&seconds=%d".formatted(room, with.pace().seconds()));
      return window.close();
    }
  }

  private void rows(String how, List<Window> own, List<Window> beside, Surroundings with) {
    row(
        "1,000 watchers, %s".formatted(how),
        "events/s",
        Window::eventsPerSecond,
        own,
        beside,
        with);
    row("1,000 watchers, %s: p99".formatted(how), "ms", it -> it.millis(99), own, beside, with);
    row("… events in a frame", "", Window::eventsInFrame, own, beside, with);
    row("… cores of the load tool", "", Window::tool, own, beside, with);
  }

  private void row(
      String what,
      String unit,
      ToDoubleFunction<Window> figure,
      List<Window> own,
      List<Window> beside,
      Surroundings with) {
    with.row(
        name(),
        what,
        unit,
        own.stream().map(figure::applyAsDouble).toList(),
        beside.stream().map(figure::applyAsDouble).toList());
  }
}
