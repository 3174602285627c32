package io.chorale.socket;

import io.chorale.hub.CloseReason;
import io.chorale.hub.Outlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** One watcher of one job: the WebSocket of seed 003. */
@Dependent
class JobSocket implements SocketFace {

  private final Connections connections;

  @Inject
  JobSocket(Connections connections) {
    this.connections = connections;
  }

  @Override
  public String path() {
    return "/ws/orchestrate/{job_id}";
  }

  @Override
  public boolean joinsMessages(SocketRequest request) {
    return Connections.asksForBatches(request);
  }

  @Override
  public SocketListener open(SocketRequest request, Outlet outlet) {
    Connection connection =
        connections.open(
            request,
            outlet,
            (self, message) ->
                self.refuse(CloseReason.NOT_UNDERSTOOD, "Only ping is understood here."));
    connection.followOnly(
        request.path().getOrDefault("job_id", ""), request.query().getOrDefault("after", "0"));
    return connection;
  }
}
