package io.chorale.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chorale.kit.ChoraleClient.twoTeams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.chorale.kit.ChoraleClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Command Center in a real browser. */
@ExtendWith(SharedServer.class)
@NullUnmarked
class PageTest {

  private static final ContainsTextOptions PATIENT = new ContainsTextOptions().setTimeout(30_000);
  private static Playwright playwright;
  private static Browser browser;

  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void open() {
    Optional<Path> chromium = Chromium.find();
    assumeTrue(chromium.isPresent(), "no Chromium on this machine; CHROMIUM can name one");
    playwright = Playwright.create();
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions().setExecutablePath(chromium.get()).setArgs(Chromium.ARGUMENTS));
  }

  @AfterAll
  static void close() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  void newPage() {
    page = browser.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
  }

  @AfterEach
  void nothingWasComplainedOf() {
    page.close();
    assertThat(complaints).isEmpty();
  }

  private Locator part(String id) {
    return page.getByTestId(id);
  }

  @Test
  void aBriefIsSubmittedAndBothTeamsAreSeenToTheEnd(ChoraleClient chorale) {
    page.navigate(chorale.address() + "/");
    assertThat(part("demo-badge")).containsText("Demo providers");
    part("brief").fill("A login form with email and password");
    for (String other : List.of("openai", "badkey")) {
      page.getByRole(
              com.microsoft.playwright.options.AriaRole.CHECKBOX,
              new Page.GetByRoleOptions().setName(other))
          .uncheck();
    }
    part("start").click();
    for (String team : List.of("team-anthropic", "team-google")) {
      assertThat(part(team).getByTestId("status")).containsText("complete", PATIENT);
      assertThat(part(team).getByTestId("answer")).containsText("Simulated");
      assertThat(part(team).getByTestId("copy").first()).isVisible();
    }
    assertThat(part("job-state")).containsText("complete", PATIENT);
    assertThat(part("job-list").getByText("A login form").first()).isVisible();
  }

  @Test
  void anEarlierJobIsOpenedFromItsJournal(ChoraleClient chorale) {
    String quick = "sim:rate=500;tokens=80;thoughts=2;ttft=10";
    String id = chorale.start(twoTeams(quick, quick));
    chorale.awaitEnd(id);
    page.navigate(chorale.address() + "/#/jobs/" + id);
    assertThat(part("job-state")).containsText("complete", PATIENT);
    assertThat(part("team-google").getByTestId("answer")).containsText("Simulated");
  }

  @Test
  void aRunningJobIsStopped(ChoraleClient chorale) {
    String slow = "sim:rate=20;tokens=3000;thoughts=1;ttft=10";
    String id = chorale.start(twoTeams(slow, slow));
    page.navigate(chorale.address() + "/#/jobs/" + id);
    assertThat(part("connection")).containsText("Connected", PATIENT);
    assertThat(part("team-google").getByTestId("answer")).containsText("Simulated", PATIENT);
    part("stop").click();
    assertThat(part("job-state")).containsText("cancelled", PATIENT);
  }
}
