package io.chorale.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.hub.CloseReason;
import io.chorale.hub.Outlet;
import io.chorale.wire.Json;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * One watcher of any number of jobs. {@code {"type":"subscribe","job_id":"…","after":17}} is
 * answered by the job's {@code connected} and its events behind the cursor, {@code
 * {"type":"unsubscribe","job_id":"…"}} by {@code unsubscribed}; what cannot be done by an {@code
 * error}, and the connection goes on.
 */
@Dependent
class JobsSocket implements SocketFace {

  private static final String UNDERSTOOD =
      "Understood are ping, {\"type\":\"subscribe\",\"job_id\":\"…\",\"after\":0} and"
          + " {\"type\":\"unsubscribe\",\"job_id\":\"…\"}.";

  private final Connections connections;

  @Inject
  JobsSocket(Connections connections) {
    this.connections = connections;
  }

  @Override
  public String path() {
    return "/ws/jobs";
  }

  @Override
  public boolean joinsMessages(SocketRequest request) {
    return Connections.asksForBatches(request);
  }

  @Override
  public SocketListener open(SocketRequest request, Outlet outlet) {
    return connections.open(request, outlet, JobsSocket::understand);
  }

  private static void understand(Connection connection, String message) {
    JsonNode asked;
    try {
      asked = Json.MAPPER.readTree(message);
    } catch (JsonProcessingException notJson) {
      connection.answer(CloseReason.NOT_UNDERSTOOD, "The message is not JSON. " + UNDERSTOOD);
      return;
    }
    JsonNode job = asked.path("job_id");
    switch (asked.path("type").asText()) {
      case "subscribe" -> connection.follow(job.asText(), asked.path("after").asText("0"));
      case "unsubscribe" -> connection.unfollow(job.asText());
      default -> connection.answer(CloseReason.NOT_UNDERSTOOD, UNDERSTOOD);
    }
  }
}
