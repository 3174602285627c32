package io.chorale.socketio;

import io.chorale.event.EventJson;
import io.chorale.event.RecordedEvent;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import java.util.List;

/**
 * Jobs as they are, for tests that want nothing of a face: {@code join} and {@code leave} with a
 * job's id; its events come under the names of their types, with the seq. There only when asked
 * for.
 */
final class JobsNamespace implements Namespace {

  private static final String NAME = "/jobs";

  private static final EventFrames FRAMES = new EventFrames(NAME, new Plain());

  private static final class Plain implements Translation {

    @Override
    public List<SocketEvent> event(RecordedEvent event) {
      return List.of(
          SocketEvent.of(EventJson.type(event.event()), event.job().toString(), event.seq()));
    }

    @Override
    public List<SocketEvent> gap(Job snapshot, long from, long to) {
      return List.of(SocketEvent.of("gap", snapshot.id().toString(), from, to));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ClientListener connected(Client client) {
    client.goOn(FRAMES);
    return (event, arguments, ack) -> {
      JobId job = JobId.parse(arguments.isEmpty() ? "" : arguments.get(0).asText()).orElse(null);
      if (job != null && event.equals("join")) {
        client.follow(job, 0, FRAMES);
      } else if (job != null && event.equals("leave")) {
        client.leave(job);
      }
      ack.answer(job != null);
    };
  }
}
