package io.chorale.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chorale.kit.ChoraleClient.twoTeams;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import io.chorale.kit.ChoraleClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Command Center in a real browser. */
@ExtendWith({SharedServer.class, InBrowser.class})
class PageTest {

  private static final ContainsTextOptions PATIENT = new ContainsTextOptions().setTimeout(30_000);

  @Test
  void aBriefIsSubmittedAndBothTeamsAreSeenToTheEnd(ChoraleClient chorale, Page page) {
    page.navigate(chorale.address() + "/");
    assertThat(page.getByTestId("demo-badge")).containsText("Demo providers");
    page.getByTestId("brief").fill("A login form with email and password");
    for (String other : List.of("openai", "badkey")) {
      page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(other)).uncheck();
    }
    page.getByTestId("start").click();
    for (String name : List.of("team-anthropic", "team-google")) {
      Locator team = page.getByTestId(name);
      assertThat(team.getByTestId("status")).containsText("complete", PATIENT);
      assertThat(team.getByTestId("answer")).containsText("Simulated");
      assertThat(team.getByTestId("copy").first()).isVisible();
    }
    assertThat(page.getByTestId("job-state")).containsText("complete", PATIENT);
    assertThat(page.getByTestId("job-list").getByText("A login form").first()).isVisible();
  }

  @Test
  void anEarlierJobIsOpenedFromItsJournal(ChoraleClient chorale, Page page) {
    String quick = "sim:rate=500;tokens=80;thoughts=2;ttft=10";
    String id = chorale.start(twoTeams(quick, quick));
    chorale.awaitEnd(id);
    page.navigate(chorale.address() + "/#/jobs/" + id);
    assertThat(page.getByTestId("job-state")).containsText("complete", PATIENT);
    assertThat(page.getByTestId("team-google").getByTestId("answer")).containsText("Simulated");
  }

  @Test
  void aRunningJobIsStopped(ChoraleClient chorale, Page page) {
    String slow = "sim:rate=20;tokens=3000;thoughts=1;ttft=10";
    String id = chorale.start(twoTeams(slow, slow));
    page.navigate(chorale.address() + "/#/jobs/" + id);
    assertThat(page.getByTestId("connection")).containsText("Connected", PATIENT);
    assertThat(page.getByTestId("team-google").getByTestId("answer"))
        .containsText("Simulated", PATIENT);
    page.getByTestId("stop").click();
    assertThat(page.getByTestId("job-state")).containsText("cancelled", PATIENT);
  }
}
