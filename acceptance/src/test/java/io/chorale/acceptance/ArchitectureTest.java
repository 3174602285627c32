package io.chorale.acceptance;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The directions of docs/architecture.md. */
class ArchitectureTest {

  private static final String[] DOMAIN = {
    "io.chorale.job..",
    "io.chorale.event..",
    "io.chorale.ledger..",
    "io.chorale.model..",
    "io.chorale.workflow.."
  };
  private static final String[] WEB = {
    "io.chorale.rest..",
    "io.chorale.socket..",
    "io.chorale.engineio..",
    "io.chorale.socketio..",
    "io.chorale.experiments..",
    "io.chorale.websocket..",
    "io.chorale.output..",
    "io.chorale.sse..",
    "io.chorale.stream..",
    "io.chorale.wire..",
    "io.chorale.gate.."
  };
  private static final String[] FACES = {
    "io.chorale.socket..",
    "io.chorale.engineio..",
    "io.chorale.socketio..",
    "io.chorale.experiments..",
    "io.chorale.stream..",
    "io.chorale.websocket..",
    "io.chorale.sse..",
    "io.chorale.wire.."
  };
  private static final String[] EJB = {
    "io.chorale.orchestration..",
    "io.chorale.workflows..",
    "io.chorale.panel..",
    "io.chorale.asking..",
    "io.chorale.budget..",
    "io.chorale.catalogue..",
    "io.chorale.provider..",
    "io.chorale.journal..",
    "io.chorale.hub..",
    "io.chorale.platform.."
  };

  private static final JavaClasses CHORALE =
      new ClassFileImporter()
          .withImportOption(DO_NOT_INCLUDE_TESTS)
          .importPaths(module("domain"), module("persistence"), module("ejb"), module("web"));

  private static Path module(String name) {
    return Path.of("..", name, "target", "classes");
  }

  @Test
  void theDomainKnowsNoServer() {
    noClasses()
        .that()
        .resideInAnyPackage(DOMAIN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "org.eclipse.microprofile..")
        .check(CHORALE);
  }

  @Test
  void theDomainKnowsNobody() {
    noClasses()
        .that()
        .resideInAnyPackage(DOMAIN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.chorale.persistence..")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(EJB)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(WEB)
        .check(CHORALE);
  }

  @Test
  void theEngineKnowsNoTableAndNoTransport() {
    noClasses()
        .that()
        .resideInAnyPackage(EJB)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.chorale.persistence..", "java.sql..", "jakarta.persistence..")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.websocket..", "jakarta.servlet..")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(WEB)
        .check(CHORALE);
  }

  @Test
  void persistenceAndTheWebDoNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAnyPackage(WEB)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.chorale.persistence..")
        .check(CHORALE);
    noClasses()
        .that()
        .resideInAPackage("io.chorale.persistence..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(EJB)
        .check(CHORALE);
  }

  @Test
  void aWorkflowKnowsNoProviderNoTableAndNoTransport() {
    noClasses()
        .that()
        .resideInAPackage("io.chorale.workflows..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.chorale.asking..",
            "io.chorale.budget..",
            "io.chorale.provider..",
            "io.chorale.hub..",
            "io.chorale.journal..",
            "java.net..")
        .check(CHORALE);
  }

  /** The catalogue of providers is shown over REST; what follows jobs knows none. */
  @Test
  void aFaceKnowsNoProvider() {
    noClasses()
        .that()
        .resideInAnyPackage(FACES)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.chorale.provider..",
            "io.chorale.asking..",
            "io.chorale.budget..",
            "java.net.http..")
        .check(CHORALE);
  }

  @Test
  void aWorkflowIsShort() throws IOException {
    Path workflows = Path.of("..", "ejb", "src", "main", "java", "io", "chorale", "workflows");
    try (Stream<Path> sources = Files.list(workflows)) {
      assertThat(sources)
          .isNotEmpty()
          .allSatisfy(source -> assertThat(Files.readAllLines(source)).hasSizeLessThan(200));
    }
  }

  @Test
  void oneProtocolDoesNotKnowAnother() {
    for (String one : new String[] {"openai", "anthropic", "gemini"}) {
      for (String other : new String[] {"openai", "anthropic", "gemini"}) {
        if (!one.equals(other)) {
          noClasses()
              .that()
              .resideInAPackage("io.chorale.provider." + one)
              .should()
              .dependOnClassesThat()
              .resideInAPackage("io.chorale.provider." + other)
              .check(CHORALE);
        }
      }
    }
  }

  @Test
  void namesSayWhatAClassDoes() {
    classes()
        .should()
        .haveNameNotMatching(".*(Impl|Manager|Helper|Utils?|Dto|DTO|Service)$")
        .check(CHORALE);
  }
}
