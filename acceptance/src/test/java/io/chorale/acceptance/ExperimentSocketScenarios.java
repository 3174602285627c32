package io.chorale.acceptance;

import static io.chorale.kit.ChoraleClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chorale.acceptance.IoClient.Event;
import io.chorale.kit.ChoraleClient;
import io.chorale.kit.Relay;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What seed 000 says of its client, for any library. Written from the seed's text. */
@ExtendWith(SharedServer.class)
abstract class ExperimentSocketScenarios {

  private static final String QUICK = "sim:rate=500;tokens=20;thoughts=1;ttft=5";
  private static final String READABLE = "sim:rate=100;tokens=100;thoughts=0;ttft=5";
  private static final Pattern STAMP = Pattern.compile("~T([0-9]+)~");
  private static final String STUCK = "sim:fault=hang;tag=io";

  abstract IoClient client(ChoraleClient chorale, String... transports);

  /** With the seed's transports. */
  private IoClient client(ChoraleClient chorale) {
    IoClient client = client(chorale, "websocket", "polling");
    client.awaitEvent("connection_confirmed");
    return client;
  }

  private static ObjectNode experiment(String model) {
    ObjectNode asked = ChoraleClient.JSON.createObjectNode().put("topic", "Tea?").put("turns", 2);
    ArrayNode teams = asked.putArray("teams");
    teams.addObject().put("name", "red").put("provider", "openai").put("model", model);
    teams.addObject().put("name", "blue").put("provider", "google").put("model", model);
    return asked;
  }

  private static String start(ChoraleClient chorale, ObjectNode asked) {
    HttpResponse<String> accepted = chorale.post("/api/experiments", asked.toString());
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    return json(accepted).get("experiment_id").asText();
  }

  private static List<String> ids(IoClient client) {
    return client.events("experiment_created").stream()
        .map(event -> event.text("experimentId"))
        .toList();
  }

  private static void assertWhole(ChoraleClient chorale, IoClient client, String id) {
    List<Event> events = client.eventsOf(id);
    assertThat(events)
        .extracting(event -> event.data().get("seq").asLong())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, events.size()).boxed().toList());
    assertThat(events).hasSize(chorale.events(id).size());
    JsonNode messages = json(chorale.get("/api/experiments/" + id)).get("messages");
    for (JsonNode message : messages) {
      String messageId = message.get("id").asText();
      List<Event> updates = of(events, "message_streaming", messageId);
      assertThat(updates.stream().map(it -> it.text("chunk")).collect(Collectors.joining()))
          .isEqualTo(message.get("text").asText());
      int characters = 0;
      for (Event update : updates) {
        characters += update.text("chunk").length();
        assertThat(update.data().get("characters").asInt()).isEqualTo(characters);
      }
      assertThat(of(events, "message_start", messageId)).hasSize(1);
      Event end = of(events, "message_complete", messageId).get(0);
      assertThat(end.data().get("characters")).isEqualTo(message.get("characters"));
    }
  }

  private static List<Event> of(List<Event> events, String name, String message) {
    return events.stream()
        .filter(it -> it.name().equals(name) && it.text("messageId").equals(message))
        .toList();
  }

  @Test
  void theConnectionIsConfirmedWithItsTransport(ChoraleClient chorale) {
    try (IoClient client = client(chorale)) {
      Event confirmed = client.awaitEvent("connection_confirmed");
      assertThat(confirmed.text("transport")).isEqualTo("websocket");
      await().until(() -> confirmed.text("socketId").equals(client.id()));
      assertThat(Instant.parse(confirmed.text("timestamp"))).isBefore(Instant.now());
    }
  }

  @Test
  void whoBeginsWithPollingGoesOverToAWebSocketAndIsTold(ChoraleClient chorale) {
    try (IoClient client = client(chorale, "polling", "websocket")) {
      assertThat(client.awaitEvents("connection_confirmed", 2))
          .extracting(it -> it.text("transport"))
          .containsExactly("polling", "websocket");
    }
  }

  @Test
  void pollingAloneShowsAllOfIt(ChoraleClient chorale) {
    try (IoClient client = client(chorale, "polling")) {
      assertThat(client.awaitEvent("connection_confirmed").text("transport")).isEqualTo("polling");
      client.joinWhatIsCreated();
      String id = start(chorale, experiment(QUICK));
      client.awaitEnd(id);
      assertWhole(chorale, client, id);
    }
  }

  @Test
  void everybodyIsToldAtOnceAndTheStartWaitsForNoModel(ChoraleClient chorale) {
    try (IoClient one = client(chorale);
        IoClient other = client(chorale)) {
      long begun = System.nanoTime();
      String id = start(chorale, experiment(STUCK));
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
      for (IoClient client : List.of(one, other)) {
        await().until(() -> ids(client).contains(id));
        JsonNode config =
            client.events("experiment_created").stream()
                .filter(it -> it.text("experimentId").equals(id))
                .findFirst()
                .orElseThrow()
                .data()
                .get("config");
        assertThat(config.get("topic").asText()).isEqualTo("Tea?");
        assertThat(config.get("turns").asInt()).isEqualTo(2);
        assertThat(config.at("/teams/1/name").asText()).isEqualTo("blue");
      }
      one.ask("join-experiment", id);
      chorale.post("/api/experiments/" + id + "/stop", "");
      one.awaitEnd(id);
      assertThat(one.awaitEvent("experiment_complete").text("endedBy")).isEqualTo("stopped");
    }
  }

  @Test
  void whoJoinsAsItIsToldSeesMessagesGrow(ChoraleClient chorale) {
    try (IoClient client = client(chorale)) {
      client.joinWhatIsCreated();
      String id = start(chorale, experiment(READABLE));
      client.awaitEnd(id);
      assertWhole(chorale, client, id);
      Event start = client.eventsOf(id).stream().filter(named("message_start")).findFirst().get();
      assertThat(start.text("team")).isEqualTo("red");
      assertThat(start.text("provider")).isEqualTo("openai");
      assertThat(start.text("model")).isEqualTo(READABLE);
      assertThat(start.data().get("turn").asInt()).isEqualTo(1);
      List<Event> updates = of(client.eventsOf(id), "message_streaming", start.text("messageId"));
      assertPaced(updates);
      Event end = client.eventsOf(id).get(client.eventsOf(id).size() - 1);
      assertThat(end.name()).isEqualTo("experiment_complete");
      assertThat(end.text("state")).isEqualTo("complete");
      assertThat(end.text("endedBy")).isEqualTo("turns");
    }
  }

  private static Predicate<Event> named(String name) {
    return event -> event.name().equals(name);
  }

  /** A second of text: no more updates than one each 100 ms, the first and the last aside. */
  private static void assertPaced(List<Event> updates) {
    Instant first = Instant.parse(updates.get(0).text("timestamp"));
    Instant last = Instant.parse(updates.get(updates.size() - 1).text("timestamp"));
    long most = Duration.between(first, last).toMillis() / 100 + 2;
    assertThat(updates).hasSizeBetween(4, (int) most + 1);
  }

  /** Generously, as this machine does much else: three of four, and not each. */
  @Test
  void whatIsWrittenIsShownWithinAFifthOfASecond(ChoraleClient chorale) {
    try (IoClient client = client(chorale)) {
      client.joinWhatIsCreated();
      String id = start(chorale, experiment(READABLE + ";stamp=on"));
      client.awaitEnd(id);
      List<Long> held =
          client.events("message_streaming").stream()
              .map(ExperimentSocketScenarios::heldMillis)
              .sorted()
              .toList();
      assertThat(held.get(held.size() * 3 / 4)).as("of %s", held).isLessThan(200);
    }
  }

  /** From the provider's writing of a chunk's first token to the client's hearing of it. */
  private static long heldMillis(Event update) {
    Matcher stamp = STAMP.matcher(update.text("chunk"));
    assertThat(stamp.find()).as(update.text("chunk")).isTrue();
    Instant written = Instant.ofEpochSecond(0, Long.parseLong(stamp.group(1)));
    return Duration.between(written, update.at()).toMillis();
  }

  @Test
  void whoJoinsLateGetsAllFromTheBeginning(ChoraleClient chorale) {
    String id = start(chorale, experiment(QUICK));
    chorale.awaitEnd(id);
    try (IoClient client = client(chorale)) {
      JsonNode answer = client.ask("join-experiment", id);
      assertThat(answer.get("experimentId").asText()).isEqualTo(id);
      assertThat(answer.get("room").asText()).isEqualTo("experiment-" + id);
      client.awaitEnd(id);
      assertWhole(chorale, client, id);
      assertThat(ids(client)).doesNotContain(id);
    }
  }

  @Test
  void whoHasSomeOfItGetsTheRest(ChoraleClient chorale) {
    String id = start(chorale, experiment(QUICK));
    chorale.awaitEnd(id);
    try (IoClient client = client(chorale)) {
      ObjectNode asked = ChoraleClient.JSON.createObjectNode().put("experimentId", id);
      client.emit("join-experiment", asked.put("after", 5));
      client.awaitEnd(id);
      assertThat(client.eventsOf(id).get(0).data().get("seq").asLong()).isEqualTo(6);
      assertThat(client.eventsOf(id)).hasSize(chorale.events(id).size() - 5);
    }
  }

  @Test
  void whoLeavesHearsNoMoreAndTheExperimentGoesOn(ChoraleClient chorale) {
    try (IoClient client = client(chorale)) {
      String id = start(chorale, experiment(READABLE));
      client.ask("join-experiment", id);
      client.awaitEvent("message_streaming");
      assertThat(client.ask("leave-experiment", id).get("room").asText())
          .isEqualTo("experiment-" + id);
      int before = client.eventsOf(id).size();
      assertThat(chorale.awaitEnd(id).get("state").asText()).isEqualTo("complete");
      client.ask("leave-experiment", id);
      assertThat(client.eventsOf(id)).hasSize(before);
    }
  }

  @Test
  void whoIsCutOffComesBackAndMissesNothing(ChoraleClient chorale) {
    try (Relay relay = Relay.to(chorale);
        IoClient client = client(relay.client())) {
      String id = start(chorale, experiment(READABLE));
      client.ask("join-experiment", id);
      client.awaitEvents("message_streaming", 2);
      relay.cut();
      String missed = start(chorale, experiment(STUCK));
      Event confirmed = client.awaitEvents("connection_confirmed", 2).get(1);
      assertThat(confirmed.data().get("recovered").asBoolean()).isEqualTo(client.recovers());
      if (client.recovers()) {
        await().until(() -> ids(client).contains(missed));
        assertThat(ids(client)).doesNotHaveDuplicates();
      } else {
        List<Event> seen = client.eventsOf(id);
        long last = seen.get(seen.size() - 1).data().get("seq").asLong();
        ObjectNode asked = ChoraleClient.JSON.createObjectNode().put("experimentId", id);
        client.emit("join-experiment", asked.put("after", last));
      }
      client.awaitEnd(id);
      assertWhole(chorale, client, id);
      chorale.post("/api/experiments/" + missed + "/stop", "");
    }
  }

  @Test
  void aModelThatFailsIsTold(ChoraleClient chorale) {
    try (IoClient client = client(chorale)) {
      client.joinWhatIsCreated();
      String id = start(chorale, experiment("sim:rate=500;thoughts=0;ttft=5;fault=cut@5"));
      client.awaitEnd(id);
      Event error =
          client.eventsOf(id).stream().filter(named("experiment_error")).findFirst().get();
      assertThat(error.text("error")).isNotEmpty();
      assertThat(error.text("code")).isNotEmpty();
      assertThat(error.text("team")).isEqualTo("red");
      Event end = client.eventsOf(id).get(client.eventsOf(id).size() - 1);
      assertThat(end.text("endedBy")).isEqualTo("error");
    }
  }

  @Test
  void whatIsWrongIsAnEventAndIfAskedForAnAnswer(ChoraleClient chorale) {
    try (IoClient client = client(chorale)) {
      JsonNode answer = client.ask("join-experiment", "exp_none");
      assertThat(answer.at("/error/code").asText()).isEqualTo("bad_request");
      assertThat(answer.at("/error/message").asText()).contains("'exp_none'", "exp_3f2b6c1e");
      Event error = client.awaitEvent("error");
      assertThat(error.text("event")).isEqualTo("join-experiment");
      assertThat(error.data().get("message")).isEqualTo(answer.at("/error/message"));
    }
  }
}
