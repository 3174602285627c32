package io.chorale.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** chorale.ear, for Payara Server and WildFly. */
class EarTest {

  private final Archive ear = Archive.ofProperty("chorale.ear");
  private final Archive war = ear.inner("chorale-web.war");

  @Test
  void namesItsModulesInTheOrderInWhichTheyStart() {
    String descriptor = ear.text("META-INF/application.xml").replaceAll("\\s+", "");
    assertThat(descriptor)
        .contains("<initialize-in-order>true</initialize-in-order>")
        .containsSubsequence(
            "<ejb>chorale-persistence.jar</ejb>",
            "<ejb>chorale-ejb.jar</ejb>",
            "<web-uri>chorale-web.war</web-uri><context-root>/</context-root>",
            "<library-directory>lib</library-directory>");
  }

  @Test
  void sharesWhatTheModulesHaveInCommon() {
    assertThat(ear.entries()).containsKeys("chorale-persistence.jar", "chorale-ejb.jar");
    assertThat(ear.jars("lib/"))
        .contains("chorale-domain", "flyway-core", "h2", "postgresql", "jackson-databind")
        .doesNotContain("chorale-ejb", "chorale-persistence", "chorale-simulator");
  }

  @Test
  void itsWarHoldsOnlyWhatThePagesNeed() {
    List<String> libraries = war.jars("WEB-INF/lib/");
    assertThat(libraries)
        .containsExactlyInAnyOrder(
            "lit",
            "lit-html",
            "lit-element",
            "reactive-element",
            "marked",
            "dompurify",
            "highlightjs");
    assertThat(ear.jars("lib/")).doesNotContainAnyElementsOf(libraries);
    assertThat(war.entries()).containsKeys("index.html", "WEB-INF/web.xml");
  }
}
