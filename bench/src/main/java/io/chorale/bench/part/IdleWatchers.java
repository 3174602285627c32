package io.chorale.bench.part;

import io.chorale.bench.load.Crowd;
import io.chorale.bench.subject.ChoraleRoom;
import io.chorale.bench.subject.SocketIoServer;
import java.io.IOException;
import java.util.List;

/** What a watcher of a silent job costs, by the heap in use after a collection. */
public final class IdleWatchers implements Part {

  private static final int WATCHERS = 5_000;

  @Override
  public String name() {
    return "idle";
  }

  @Override
  public void measure(Surroundings with) throws IOException, InterruptedException {
    double own = chorale(with) / 1_024.0 / WATCHERS;
    List<Double> beside =
        with.beside().isPresent()
            ? List.of(socketIo(with.beside().get(), with) / 1_024.0 / WATCHERS)
            : List.of();
    with.row(name(), "heap per idle watcher, of 5,000", "KB", List.of(own), beside);
  }

  private static long chorale(Surroundings with) throws IOException, InterruptedException {
    ChoraleRoom room = ChoraleRoom.silent(with.chorale().client());
    long pid = with.chorale().pid();
    try {
      // What the first connections bring into memory for good is not theirs.
      room.crowd(WATCHERS / 10, false, with.load()).close();
      long before = JavaHeap.used(pid);
      try (Crowd crowd = room.crowd(WATCHERS, false, with.load())) {
        long after = JavaHeap.used(pid);
        if (crowd.open() < WATCHERS) {
          throw new IOException(
              "only " + crowd.open() + " watchers stayed: " + crowd.tally().closed());
        }
        return after - before;
      }
    } finally {
      room.end();
    }
  }

  private static long socketIo(SocketIoServer server, Surroundings with)
      throws IOException, InterruptedException {
    String path = SocketIoServer.path("idle");
    server.crowd(with.load()).join(path, WATCHERS / 10).awaitOpen().close();
    long before = server.tell("/memory").get("heap").asLong();
    try (Crowd crowd = server.crowd(with.load()).join(path, WATCHERS)) {
      crowd.awaitOpen();
      return server.tell("/memory").get("heap").asLong() - before;
    }
  }
}
