package io.chorale.acceptance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A client of Socket.IO, by one of its official libraries, that writes down every event. */
abstract class IoClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * @param data the first argument
   */
  record Event(String name, JsonNode data, Instant at) {

    String text(String field) {
      return data.path(field).asText();
    }
  }

  private final List<Event> events = new ArrayList<>();
  private final List<JsonNode> acks = new ArrayList<>();
  private Predicate<Event> joined = event -> false;

  /** Has an event sent as it comes: a client that joins as it is told. */
  final synchronized void joinWhatIsCreated() {
    joined = event -> event.name().equals("experiment_created");
  }

  final void came(String name, JsonNode data) {
    Event event = new Event(name, data, Instant.now());
    boolean join;
    synchronized (this) {
      events.add(event);
      join = joined.test(event);
    }
    if (join) {
      emit("join-experiment", data.get("experimentId").asText());
    }
  }

  final synchronized void acknowledged(JsonNode answer) {
    acks.add(answer);
  }

  final synchronized List<Event> events() {
    return List.copyOf(events);
  }

  final List<Event> events(String name) {
    return events().stream().filter(event -> event.name().equals(name)).toList();
  }

  /** What came out of an experiment's journal. */
  final List<Event> eventsOf(String experiment) {
    return events().stream()
        .filter(event -> event.data().has("seq"))
        .filter(event -> event.text("experimentId").equals(experiment))
        .toList();
  }

  final Event awaitEvent(String name) {
    return awaitEvents(name, 1).get(0);
  }

  final List<Event> awaitEvents(String name, int count) {
    return await(name).atMost(PATIENCE).until(() -> events(name), it -> it.size() >= count);
  }

  final void awaitEnd(String experiment) {
    await("the end of " + experiment)
        .atMost(PATIENCE)
        .until(
            () ->
                events("experiment_complete").stream()
                    .anyMatch(event -> event.text("experimentId").equals(experiment)));
  }

  /** Sends an event and answers its acknowledgement. */
  final JsonNode ask(String event, Object... arguments) {
    int before;
    synchronized (this) {
      before = acks.size();
    }
    emitWithAck(event, arguments);
    return await(event)
        .atMost(PATIENCE)
        .until(
            () -> {
              synchronized (this) {
                return acks.size() > before ? acks.get(before) : MissingNode.getInstance();
              }
            },
            answer -> !answer.isMissingNode());
  }

  abstract void emit(String event, Object... arguments);

  abstract void emitWithAck(String event, Object... arguments);

  /** Whether it says where it stood when it comes back, or begins anew. */
  abstract boolean recovers();

  /** Its id of the moment. */
  abstract String id();

  @Override
  public abstract void close();
}
