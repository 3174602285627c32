package io.chorale.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import io.chorale.engineio.Caller;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.RecordedEvent;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import java.util.ArrayList;
import java.util.List;

/** A face as simple as can be: its clients join jobs, whose chunks are two events each. */
final class TestNamespace implements Namespace {

  private final String name;
  private final EventFrames frames;
  private final List<String> heard = new ArrayList<>();
  private final List<Client> clients = new ArrayList<>();

  TestNamespace(String name) {
    this.name = name;
    this.frames = new EventFrames(name, new TwoEvents());
  }

  private static final class TwoEvents implements Translation {

    @Override
    public List<SocketEvent> event(RecordedEvent event) {
      if (event.event() instanceof Chunk chunk) {
        return List.of(SocketEvent.of("chunk", chunk.text()), SocketEvent.of("count", event.seq()));
      }
      return event.isLast() ? List.of(SocketEvent.of("end")) : List.of();
    }

    @Override
    public List<SocketEvent> gap(Job snapshot, long from, long to) {
      return List.of(SocketEvent.of("gap", from, to));
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Rooms admit(Caller caller, JsonNode auth) {
    if (auth.path("token").asText().equals("bad")) {
      throw new RefusedConnectException("Not authorized");
    }
    return Rooms.NONE.with("news", "5");
  }

  @Override
  public boolean mayReturn(Caller caller, Rooms rooms) {
    return rooms.mark("news").isPresent();
  }

  @Override
  public ClientListener connected(Client client) {
    note((client.recovered() ? "back " : "new ") + client.rooms().mark("news").orElse("none"));
    synchronized (this) {
      clients.add(client);
    }
    client.goOn(frames);
    return new ClientListener() {
      @Override
      public void event(String event, List<JsonNode> arguments, Ack ack) {
        switch (event) {
          case "join" -> client.follow(job(arguments), 0, frames);
          case "leave" -> client.leave(job(arguments));
          case "quit" -> client.disconnect();
          default -> note(event + arguments);
        }
        ack.answer("done");
        ack.answer("twice");
      }

      @Override
      public void gone(Departure departure) {
        note("gone " + departure);
      }
    };
  }

  private static JobId job(List<JsonNode> arguments) {
    return JobId.parse(arguments.get(0).asText()).orElseThrow();
  }

  private synchronized void note(String what) {
    heard.add(what);
  }

  synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  synchronized Client last() {
    return clients.get(clients.size() - 1);
  }
}
