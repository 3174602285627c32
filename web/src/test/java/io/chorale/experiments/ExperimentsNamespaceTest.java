package io.chorale.experiments;

import static io.chorale.experiments.TestExperiments.RED;
import static io.chorale.experiments.TestExperiments.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.job.Job;
import io.chorale.job.JobState;
import io.chorale.job.TeamStatus;
import io.chorale.orchestration.JobAccepted;
import io.chorale.socketio.FaceStage;
import io.chorale.socketio.Wire;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentsNamespaceTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:02Z"), ZoneOffset.UTC);

  private final TestExperiments stored = new TestExperiments();
  private final ExecutorService announcer = Executors.newSingleThreadExecutor();
  private Announcements announcements = announcements();
  private final FaceStage stage;

  ExperimentsNamespaceTest() {
    stored.experiment(0);
    Experiments experiments = new Experiments(stored::find, job -> 3);
    stage = new FaceStage(new ExperimentsNamespace(experiments, announcements, CLOCK));
  }

  private Announcements announcements() {
    return new Announcements(stored::newest, stored::find, announcer);
  }

  @AfterEach
  void end() {
    stage.close();
    announcer.shutdownNow();
  }

  private Job accepted(int second) {
    Job job = stored.experiment(second);
    announcements.accepted(new JobAccepted(job));
    return job;
  }

  private static List<String> created(Wire wire) {
    return wire.told().stream()
        .filter(message -> message.startsWith("42[\"experiment_created\""))
        .map(message -> message.replaceAll(".*\"experimentId\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  private static void awaitCreated(Wire wire, int count) {
    await().until(() -> created(wire).size() >= count);
  }

  @Test
  void whoConnectsIsToldByWhichTransport() {
    Wire wire = stage.connected();
    wire.awaitText("connection_confirmed");
    assertThat(wire.told())
        .containsExactly(
            ("42[\"connection_confirmed\",{\"socketId\":\"%s\",\"transport\":\"websocket\","
                    + "\"recovered\":false,\"timestamp\":\"2026-11-21T10:00:02.000Z\"}]")
                .formatted(wire.sid()));
  }

  @Test
  void everybodyIsToldOfAnExperimentAtOnceAndOfNoOlderOne() {
    List<Wire> wires = List.of(stage.connected(), stage.connected());
    wires.forEach(wire -> wire.awaitText("connection_confirmed"));
    Job job = accepted(1);
    for (Wire wire : wires) {
      awaitCreated(wire, 1);
      assertThat(created(wire)).containsExactly(id(job));
      assertThat(wire.told().get(1))
          .contains("\"config\":{\"topic\":\"Tea or coffee?\",\"teams\":[{\"name\":\"red\"");
    }
  }

  @Test
  void aJobThatIsNoExperimentIsNotAnnounced() {
    Wire wire = stage.connected();
    wire.awaitText("connection_confirmed");
    announcements.accepted(new JobAccepted(TestExperiments.job("teams", Instant.EPOCH)));
    Job job = accepted(1);
    awaitCreated(wire, 1);
    assertThat(created(wire)).containsExactly(id(job));
  }

  @Test
  void whoComesBackIsToldOfThoseThatItMissedOnceAndInOrder() {
    Wire wire = stage.connected();
    Job seen = accepted(1);
    awaitCreated(wire, 1);
    String offset = wire.offsetOf(id(seen));
    wire.breakOff();
    Job missed = accepted(2);
    Job missedToo = accepted(3);
    Wire back = stage.back(wire.pid(), offset);
    awaitCreated(back, 2);
    Job later = accepted(4);
    awaitCreated(back, 3);
    assertThat(created(back)).containsExactly(id(missed), id(missedToo), id(later));
    Wire again = stage.back(wire.pid(), back.offsetOf(id(missed)));
    awaitCreated(again, 2);
    assertThat(created(again)).containsExactly(id(missedToo), id(later));
  }

  @Test
  void whoGotNothingBeforeARestartIsToldOfAllSinceItCame() {
    Wire wire = stage.connected();
    String pid = wire.pid();
    wire.breakOff();
    Job missed = stored.experiment(9);
    announcements = announcements();
    Experiments experiments = new Experiments(stored::find, job -> 3);
    try (FaceStage restarted =
        new FaceStage(new ExperimentsNamespace(experiments, announcements, CLOCK))) {
      Wire back = restarted.back(pid, "");
      awaitCreated(back, 1);
      assertThat(created(back)).containsExactly(id(missed));
      assertThat(back.told().get(0)).contains("\"recovered\":true");
    }
  }

  @Test
  void whoMissedMoreThanIsKeptIsToldSo() {
    Wire wire = stage.connected();
    String pid = wire.pid();
    wire.breakOff();
    for (int i = 1; i <= News.MOST + 5; i++) {
      accepted(i);
    }
    Wire back = stage.back(pid, "");
    awaitCreated(back, News.MOST);
    assertThat(back.told()).anyMatch(message -> message.startsWith("42[\"gap\""));
    assertThat(created(back)).hasSize(News.MOST).doesNotHaveDuplicates();
  }

  @Test
  void whoJoinsGetsAllOfItThenLiveAndNothingBehindItsLeaving() {
    Job job = stored.experiment(1);
    stage.kit.happens(job.id(), new StatusChange(RED, TeamStatus.THINKING));
    Wire wire = stage.connected();
    wire.send("21[\"join-experiment\",\"" + id(job) + "\"]");
    wire.awaitText("\"seq\":1,");
    String room =
        "{\"experimentId\":\"%s\",\"room\":\"experiment-%s\"}".formatted(id(job), id(job));
    assertThat(wire.messages()).contains("431[" + room + "]");
    assertThat(wire.told()).contains("42[\"experiment_joined\"," + room + "]");
    stage.kit.happens(job.id(), new StatusChange(RED, TeamStatus.GENERATING));
    wire.awaitText("\"seq\":2,");
    wire.send("22[\"leave-experiment\",{\"experimentId\":\"" + id(job) + "\"}]");
    wire.awaitText("432[");
    stage.kit.happens(job.id(), new JobEnded(JobState.COMPLETE));
    wire.send("23[\"leave-experiment\",\"" + id(job) + "\"]");
    wire.awaitText("433[");
    assertThat(wire.messages()).noneMatch(message -> message.contains("\"seq\":3,"));
  }

  @Test
  void whoHasSomeOfItGetsTheRest() {
    Job job = stored.experiment(1);
    stage.kit.happens(job.id(), new StatusChange(RED, TeamStatus.THINKING));
    stage.kit.happens(job.id(), new StatusChange(RED, TeamStatus.GENERATING));
    Wire wire = stage.connected();
    wire.send("2[\"join-experiment\",{\"experimentId\":\"" + id(job) + "\",\"after\":1}]");
    wire.awaitText("\"seq\":2,");
    assertThat(wire.messages()).noneMatch(message -> message.contains("\"seq\":1,"));
  }

  @Test
  void whoSaysThatItWasInAnotherJobsRoomBeginsAnew() {
    Job other = stored.keep(TestExperiments.job("teams", Instant.EPOCH));
    stage.kit.happens(other.id(), new StatusChange(RED, TeamStatus.THINKING));
    Job job = stored.experiment(1);
    stage.kit.happens(job.id(), new StatusChange(RED, TeamStatus.THINKING));
    Wire wire = stage.connected().send("2[\"join-experiment\",\"" + id(job) + "\"]");
    wire.awaitText("\"seq\":1,");
    String offset = wire.lastOffset();
    String forged = offset.replaceAll("[A-Za-z0-9_-]{22}:1", room(other) + ":1");
    Wire back = stage.back(wire.pid(), forged);
    back.awaitText("connection_confirmed");
    assertThat(back.told().get(0)).contains("\"recovered\":false");
  }

  private static String room(Job job) {
    java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(16);
    bytes.putLong(job.id().value().getMostSignificantBits());
    bytes.putLong(job.id().value().getLeastSignificantBits());
    return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        Arguments.of("\"join-experiment\"", "bad_request", "No argument came."),
        Arguments.of("\"join-experiment\",17", "bad_request", "The argument is a number."),
        Arguments.of("\"join-experiment\",null", "bad_request", "The argument is null."),
        Arguments.of("\"join-experiment\",[\"a\"]", "bad_request", "The argument is an array."),
        Arguments.of("\"join-experiment\",true", "bad_request", "The argument is a boolean."),
        Arguments.of("\"join-experiment\",\"exp_1\"", "bad_request", "'exp_1' is no experiment's"),
        Arguments.of("\"join-experiment\",{}", "bad_request", "'experimentId' is missing."),
        Arguments.of(
            "\"join-experiment\",{\"experimentId\":5}",
            "bad_request",
            "'experimentId' is a number"),
        Arguments.of(
            "\"join-experiment\",{\"id\":\"exp_1\"}", "bad_request", "There is no field 'id'."),
        Arguments.of("\"join-experiment\",\"%s\",2", "bad_request", "2 arguments came."),
        Arguments.of(
            "\"join-experiment\",{\"experimentId\":\"%s\",\"after\":-1}",
            "bad_cursor", "0 or more"),
        Arguments.of(
            "\"join-experiment\",{\"experimentId\":\"%s\",\"after\":\"1\"}",
            "bad_cursor", "0 or more"),
        Arguments.of(
            "\"join-experiment\",{\"experimentId\":\"%s\",\"after\":1.5}",
            "bad_cursor", "0 or more"),
        Arguments.of(
            "\"join-experiment\",{\"experimentId\":\"%s\",\"after\":99}",
            "bad_cursor", "has the seq 3"),
        Arguments.of(
            "\"join-experiment\",\"exp_00000000000000000000000000000000\"",
            "unknown_experiment",
            "No experiment has the id exp_0000"),
        Arguments.of(
            "\"leave-experiment\",{\"experimentId\":\"%s\",\"after\":1}",
            "bad_request", "There is no field 'after'."),
        Arguments.of("\"leave-experiment\"", "bad_request", "No argument came."),
        Arguments.of("\"start\",{}", "unknown_event", "There is no event 'start' here"),
        Arguments.of("5", "unknown_event", "There is no event '5' here"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void whatCannotBeDoneIsAnsweredWithWhatWouldBeRight(String event, String code, String words) {
    Wire wire = stage.connected();
    wire.send("27[" + event.replace("%s", id(stored.experiment(1))) + "]");
    wire.awaitText("437[");
    String ack = wire.messages().stream().filter(it -> it.startsWith("437[")).findFirst().get();
    assertThat(ack)
        .startsWith("437[{\"error\":{\"code\":\"" + code + "\",\"message\":\"")
        .contains(words);
    assertThat(wire.told())
        .filteredOn(it -> !it.contains("connection_confirmed"))
        .singleElement()
        .asString()
        .startsWith("42[\"error\",{\"code\":\"" + code + "\",\"message\":\"")
        .contains(words, "\"event\":");
  }

  @Test
  void aJobThatIsNoExperimentIsNotJoined() {
    Job other = stored.keep(TestExperiments.job("teams", Instant.EPOCH));
    Wire wire = stage.connected().send("27[\"join-experiment\",\"" + other.id() + "\"]");
    wire.awaitText("437[{\"error\":{\"code\":\"not_an_experiment\"");
  }

  @Test
  void binaryIsNoId() {
    Wire wire = stage.connected();
    wire.send("51-7[\"join-experiment\",{\"_placeholder\":true,\"num\":0}]");
    wire.attach(new byte[] {1, 2});
    wire.awaitText(
        "437[{\"error\":{\"code\":\"bad_request\",\"message\":\"The argument is binary.");
  }

  @Test
  void nobodyFollowsMoreThanItMay() {
    Wire wire = stage.connected();
    for (int i = 0; i <= 100; i++) {
      wire.send("2" + (100 + i) + "[\"join-experiment\",\"" + id(stored.experiment(i)) + "\"]");
    }
    wire.awaitText("43200[{\"error\":{\"code\":\"too_many_rooms\"");
  }
}
