package io.chorale.socketio;

import io.chorale.engineio.Kit;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.job.JobId;
import io.chorale.job.TeamName;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Three namespaces, a job, and who connects to them. */
abstract class NamespacesStage {

  static final JobId JOB = JobId.random();
  static final String ROOM = Rooms.room(JOB);

  final Kit kit = new Kit();
  final TestNamespace main = new TestNamespace("/");
  final Namespaces namespaces =
      new Namespaces(
          List.of(main, new TestNamespace("/stream"), new SuiteNamespace("/custom", kit.timer())));
  Comebacks comebacks = new Comebacks(kit.journal::lastSeq, kit.journal::isOver);

  @AfterEach
  void end() {
    kit.close();
  }

  Wire connected() {
    Wire wire = new Wire(kit, namespaces, comebacks).send("0");
    wire.awaitMessages(1);
    return wire;
  }

  void chunk(String text) {
    kit.happens(JOB, new Chunk(new TeamName("red"), text));
  }

  static String join() {
    return "2[\"join\",\"" + JOB + "\"]";
  }
}
