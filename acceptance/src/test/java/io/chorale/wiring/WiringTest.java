package io.chorale.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chorale.event.JobEvent;
import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.JobEvent.JobEnded;
import io.chorale.event.JobEvent.StatusChange;
import io.chorale.event.JobEvent.UsageReported;
import io.chorale.event.RecordedEvent;
import io.chorale.job.Job;
import io.chorale.job.JobState;
import io.chorale.job.TeamName;
import io.chorale.job.TeamStatus;
import io.chorale.orchestration.InvalidJobException;
import io.chorale.orchestration.JobOrchestrator;
import io.chorale.orchestration.NewJob;
import io.chorale.orchestration.NewJob.NewTeam;
import jakarta.inject.Inject;
import java.io.File;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The archive in Payara Micro, with a third party's provider in it. */
@ExtendWith(ArquillianExtension.class)
class WiringTest {

  private static final TeamName ECHO = new TeamName("echo");

  @Inject JobOrchestrator orchestrator;

  @Deployment
  static WebArchive chorale() throws SocketException {
    return ShrinkWrap.create(ZipImporter.class, "chorale.war")
        .importFrom(new File(System.getProperty("chorale.war")))
        .as(WebArchive.class)
        .addClasses(EchoModel.class)
        .addAsResource(
            new StringAsset("chorale.allowed-hosts=" + namesOfThisMachine()),
            "META-INF/microprofile-config.properties")
        .addPackages(true, "org.assertj", "org.awaitility", "org.hamcrest", "net.bytebuddy");
  }

  /** Arquillian calls the server by whichever name Payara reports. */
  private static String namesOfThisMachine() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(Inet4Address.class::isInstance)
        .map(InetAddress::getHostAddress)
        .collect(Collectors.joining(","));
  }

  private static NewJob job(String provider) {
    return new NewJob(
        null, "hello", List.of(new NewTeam(null, provider, "any", null, null, null)), null, null);
  }

  @Test
  void aThirdPartysProviderIsFoundAndTheJobGoesAllTheWayToTheJournal() {
    Job started = orchestrator.start(job("echo"), null);
    Job over =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () -> orchestrator.find(started.id()).orElseThrow(), job -> job.state().isOver());
    assertThat(over.state()).isEqualTo(JobState.COMPLETE);
    assertThat(over.team(ECHO).result().text()).isEqualTo("You said: hello");
    assertThat(over.team(ECHO).result().spending().estimated()).isTrue();
    List<JobEvent> events =
        orchestrator.events(started.id(), 0, 100).events().stream()
            .map(RecordedEvent::event)
            .toList();
    assertThat(events)
        .filteredOn(event -> !(event instanceof UsageReported))
        .containsExactly(
            new StatusChange(ECHO, TeamStatus.THINKING),
            new StatusChange(ECHO, TeamStatus.GENERATING),
            new Chunk(ECHO, "You said: hello"),
            new StatusChange(ECHO, TeamStatus.COMPLETE),
            new JobEnded(JobState.COMPLETE));
  }

  @Test
  void aJobThatCannotBeStartedIsNotStored() {
    long before = orchestrator.newest(null, 0, 1).total();
    try {
      orchestrator.start(job("nobody"), null);
      throw new AssertionError("it was started");
    } catch (InvalidJobException invalid) {
      assertThat(invalid.faults()).extracting("field").containsExactly("teams[0].provider");
    }
    assertThat(orchestrator.newest(null, 0, 1).total()).isEqualTo(before);
  }
}
