package io.chorale.ear;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** chorale.war, which Payara Micro takes and which needs nothing beside it. */
class WarTest {

  private final Archive war = Archive.ofProperty("chorale.war");

  @Test
  void holdsAllOfChorale() {
    assertThat(war.jars("WEB-INF/lib/"))
        .contains("chorale-domain", "chorale-persistence", "chorale-ejb")
        .contains("flyway-core", "flyway-database-postgresql", "h2", "postgresql");
  }

  @Test
  void holdsThePagesAndTheirLibraries() {
    assertThat(war.entries()).containsKeys("index.html", "js/main.js", "WEB-INF/web.xml");
    assertThat(war.jars("WEB-INF/lib/"))
        .contains("lit", "lit-html", "lit-element", "reactive-element")
        .contains("marked", "dompurify", "highlightjs");
  }

  @Test
  void everyLibraryThatThePageNamesIsThere() {
    String page = war.text("index.html");
    assertThat(page).doesNotContain("${");
    assertThat(page)
        .contains("/_static/lit/" + version("lit") + "/")
        .contains("/_static/lit-html/" + version("lit-html") + "/")
        .contains("/_static/lit-element/" + version("lit-element") + "/")
        .contains("/_static/reactive-element/" + version("reactive-element") + "/")
        .contains("/_static/marked/" + version("marked") + "/")
        .contains("/_static/dompurify/" + version("dompurify") + "/")
        .contains("/webjars/highlightjs/" + version("highlightjs") + "/");
  }

  @Test
  void holdsNoApiThatTheServerBringsNoTestsAndNoSimulator() {
    assertThat(war.jars("WEB-INF/lib/"))
        .noneMatch(jar -> jar.startsWith("jakarta") || jar.startsWith("microprofile"))
        .noneMatch(jar -> jar.matches("(junit|assertj|awaitility|archunit|netty|hibernate).*"))
        .doesNotContain("chorale-simulator", "ssr-dom-shim", "trusted-types")
        .doesNotHaveDuplicates();
  }

  @Test
  void standsAtTheRootOnEachServer() {
    assertThat(war.text("WEB-INF/glassfish-web.xml")).contains("<context-root>/</context-root>");
    assertThat(war.text("WEB-INF/jboss-web.xml")).contains("<context-root>/</context-root>");
  }

  private String version(String library) {
    String prefix = "WEB-INF/lib/" + library + "-";
    return war.entries().keySet().stream()
        .filter(name -> name.matches("\\Q" + prefix + "\\E\\d.*\\.jar"))
        .map(name -> name.substring(prefix.length(), name.length() - ".jar".length()))
        .findFirst()
        .orElseThrow();
  }
}
