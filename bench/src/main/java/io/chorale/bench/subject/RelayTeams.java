package io.chorale.bench.subject;

import io.chorale.bench.load.Crowd;
import io.chorale.bench.load.LoadClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A Socket.IO server that hands on what the simulated teams say, a room for each job. */
public final class RelayTeams implements LiveTeams {

  public static final String NAME = "Socket.IO relay";

  private static final int FIRST_MILLIS = 1_000;

  private final SocketIoServer server;
  private final URI simulator;

  public RelayTeams(SocketIoServer server, URI simulator) {
    this.server = server;
    this.simulator = simulator;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Crowd begin(int teams, double rate, int seconds, LoadClient load)
      throws IOException, InterruptedException {
    String model = LiveTeams.model(rate, seconds, FIRST_MILLIS);
    Crowd crowd = server.crowd(load);
    for (int started = 0; started < teams; started += TEAMS_OF_A_JOB) {
      String room = UUID.randomUUID().toString();
      crowd.join(SocketIoServer.path(room), 1);
      server.tell(
          "/teams?room=%s&teams=%d&base=%s&model=%s"
              .formatted(
                  room,
                  Math.min(teams, TEAMS_OF_A_JOB),
                  simulator,
                  URLEncoder.encode(model, StandardCharsets.UTF_8)));
    }
    return crowd.awaitOpen();
  }

  @Override
  public void end() {
    server.tell("/stop");
  }
}
