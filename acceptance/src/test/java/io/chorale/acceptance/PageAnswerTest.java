package io.chorale.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.chorale.kit.ChoraleClient.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.chorale.kit.ChoraleClient;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the Command Center shows of an answer besides its text. */
@ExtendWith({SharedServer.class, InBrowser.class})
class PageAnswerTest {

  private static final ContainsTextOptions PATIENT = new ContainsTextOptions().setTimeout(30_000);
  private static final String QUICK = "sim:rate=500;tokens=40;thoughts=1;ttft=10";

  @Test
  void theFiguresTellTokensAndSpeedAndWhatIsKnownOfTheCost(ChoraleClient chorale, Page page) {
    String id = start(chorale, QUICK, null);
    JsonNode usage = team(chorale.awaitEnd(id), "anthropic").get("usage");
    Locator team = open(chorale, page, id);
    assertThat(team.getByTestId("tokens"))
        .containsText(usage.get("output_tokens").asText() + " out", PATIENT);
    assertThat(team.getByTestId("first-token")).containsText("first token");
    boolean priced = usage.hasNonNull("cost_usd");
    assertThat(team.getByTestId("cost")).hasCount(priced ? 1 : 0);
    assertThat(page.getByTestId("job-cost")).hasCount(priced ? 1 : 0);
    if (priced) {
      assertThat(page.getByTestId("job-cost")).containsText("$");
    }
  }

  @Test
  void aFallbackIsSaidAndNothingOfTheFirstAnswerStays(ChoraleClient chorale, Page page) {
    String cut = "sim:rate=300;tokens=200;thoughts=2;ttft=800;fault=cut@40";
    String id = start(chorale, cut, "sim:rate=200;tokens=100;thoughts=1;ttft=50");
    Locator live = open(chorale, page, id);
    assertThat(live.getByTestId("seam"))
        .containsText(
            "google / sim:rate=200;tokens=100;thoughts=1;ttft=50 answers instead", PATIENT);
    assertThat(live.getByTestId("seam"))
        .containsText(Pattern.compile("\\d+ characters of the first answer were discarded"));
    assertThat(live.getByTestId("status")).containsText("complete", PATIENT);
    JsonNode report = team(chorale.awaitEnd(id), "anthropic");
    String text = shown(page);
    assertThat(text).isEqualTo(report.get("text").asText());
    page.reload();
    assertThat(live.getByTestId("status")).containsText("complete", PATIENT);
    assertThat(shown(page)).isEqualTo(text);
    assertThat(live.getByTestId("thoughts")).containsText("Thoughts (1)");
  }

  @Test
  void aRetryIsSaidUntilTheAnswerComes(ChoraleClient chorale, Page page) {
    String id = start(chorale, "sim:rate=500;tokens=40;ttft=10;fault=flaky@1;retry=1500", null);
    Locator team = open(chorale, page, id);
    assertThat(team.getByTestId("retry")).containsText("(attempt 2)", PATIENT);
    assertThat(team.getByTestId("answer")).containsText("Simulated", PATIENT);
    assertThat(team.getByTestId("retry")).hasCount(0);
  }

  @Test
  void sourcesAreLinksToNewTabsAndToolCallsAreFoldedAway(ChoraleClient chorale, Page page) {
    String id = start(chorale, QUICK + ";cite=3;tool=look_up", null);
    chorale.awaitEnd(id);
    Locator team = open(chorale, page, id);
    Locator links = team.getByTestId("sources").locator("li a");
    assertThat(links).hasCount(3);
    assertThat(links.first()).hasAttribute("rel", "noopener noreferrer");
    assertThat(links.first()).hasAttribute("target", "_blank");
    Locator call = team.getByTestId("tool-calls");
    assertThat(call.locator("pre")).isHidden();
    call.getByText("look_up").click();
    assertThat(call.locator("pre")).isVisible();
  }

  @Test
  void whatASourceOrAToolCallSaysIsOnlyText(ChoraleClient chorale, Page page) {
    page.navigate(chorale.address() + "/");
    page.evaluate(
        """
        async () => {
          const { html, render } = await import('lit');
          const { sources } = await import('/js/ui/sources.js');
          const { toolCalls } = await import('/js/ui/tool-calls.js');
          const evil = '<img src=x onerror="document.title = 1">';
          const place = document.body.appendChild(document.createElement('div'));
          place.id = 'place';
          render(
            html`${sources([
              { url: 'javascript:document.title=1', title: evil },
              { url: 'data:text/html,' + evil, title: null },
              { url: 'https://bank.example@evil.example/', title: 'Bank' },
            ])}${toolCalls([{ id: '1', name: evil, given: evil }])}`,
            place,
          );
        }""");
    Locator place = page.locator("#place");
    assertThat(place.locator("img")).hasCount(0);
    assertThat(place.locator("a")).hasCount(1);
    assertThat(place.locator("li").last()).containsText("evil.example");
    assertThat(place.locator("li").last()).not().containsText("bank.example");
  }

  @Test
  void anAnswerThatGrewTooLongSaysThatItWasCut(ChoraleClient chorale, Page page) {
    String id = start(chorale, "sim:rate=100;tokens=200;ttft=500;fault=length@30", null);
    Locator team = open(chorale, page, id);
    assertThat(team.getByTestId("cut")).containsText("Cut at the length limit.", PATIENT);
    page.reload();
    assertThat(team.getByTestId("cut")).containsText("Cut at the length limit.", PATIENT);
  }

  private static String start(ChoraleClient chorale, String model, @Nullable String instead) {
    ObjectNode job = ChoraleClient.JSON.createObjectNode().put("brief", "A login form");
    ObjectNode team = job.putArray("teams").addObject();
    team.put("provider", "anthropic").put("model", model);
    if (instead != null) {
      team.putObject("fallback").put("provider", "google").put("model", instead);
    }
    return chorale.start(job.toString());
  }

  private static Locator open(ChoraleClient chorale, Page page, String id) {
    page.navigate(chorale.address() + "/#/jobs/" + id);
    return page.getByTestId("team-anthropic");
  }

  /** The Markdown that the page shows. */
  private static String shown(Page page) {
    return page.locator("answer-text").evaluate("element => element.text").toString();
  }
}
