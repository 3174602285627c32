package io.chorale.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.chorale.kit.ChoraleClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a brief can be given along, and how the Command Center says that it was refused. */
@ExtendWith({SharedServer.class, InBrowser.class})
class PageFormTest {

  private static final String BRIEF = "A login form";

  @Test
  void optionsAndBudgetReachTheRequest(ChoraleClient chorale, Page page) {
    page.navigate(chorale.address() + "/");
    refuse(page, 422, "{\"title\":\"Later.\",\"detail\":\"Later.\"}");
    Locator team = write(page);
    team.getByTestId("ultra").check();
    team.getByTestId("fallback").selectOption("google");
    team.getByTestId("fallback-model").fill("sim:tokens=20");
    page.getByTestId("budget").fill("0,50");
    JsonNode asked = submit(page);
    assertThat(asked.get("budget_usd").asDouble()).isEqualTo(0.5);
    JsonNode first = asked.at("/teams/0");
    assertThat(first.get("provider").asText()).isEqualTo("anthropic");
    assertThat(first.get("ultra_thinking").asBoolean()).isTrue();
    assertThat(first.at("/fallback/provider").asText()).isEqualTo("google");
    assertThat(first.at("/fallback/model").asText()).isEqualTo("sim:tokens=20");
    assertThat(asked.at("/teams/1").has("fallback")).isFalse();
    assertThat(asked.at("/teams/1").has("ultra_thinking")).isFalse();
    assertThat(team.locator("summary")).containsText("ultra thinking, else google");
  }

  @Test
  void aFaultOfAnOptionIsShownAtItAndNothingTypedIsLost(ChoraleClient chorale, Page page) {
    page.navigate(chorale.address() + "/");
    refuse(
        page,
        422,
        """
        {"title":"No.","detail":"No.","code":"invalid_job","errors":[
          {"field":"teams[0].ultra_thinking","detail":"This model has no thinking budget."}]}""");
    Locator team = write(page);
    team.getByTestId("ultra").check();
    team.locator("summary").click();
    submit(page);
    assertThat(team.getByText("This model has no thinking budget.")).isVisible();
    assertThat(team.getByTestId("ultra")).isFocused();
    assertThat(team.getByTestId("ultra")).isChecked();
    assertThat(page.getByTestId("brief")).hasValue(BRIEF);
  }

  @Test
  void aBudgetThatIsNoneIsSaidByTheServerAtItsField(ChoraleClient chorale, Page page) {
    page.navigate(chorale.address() + "/");
    write(page);
    page.getByTestId("budget").fill("0");
    submit(page);
    assertThat(page.locator("#budget-error")).containsText("more than 0");
    assertThat(page.getByTestId("budget")).hasValue("0");
    assertThat(page.getByTestId("brief")).hasValue(BRIEF);
  }

  @Test
  void aBudgetThatIsNoAmountIsNotSent(ChoraleClient chorale, Page page) {
    page.navigate(chorale.address() + "/");
    write(page);
    page.getByTestId("budget").fill("a lot");
    page.getByTestId("start").click();
    assertThat(page.locator("#budget-error")).containsText("Write an amount");
    assertThat(page.getByTestId("budget")).isFocused();
  }

  @Test
  void aJobThatCannotBePaidIsRefusedInWords(ChoraleClient chorale, Page page) {
    page.navigate(chorale.address() + "/");
    String reason = "This could cost up to $0.25, and of the day's budget, $1, only $0.10 is left.";
    refuse(
        page,
        402,
        "{\"title\":\"Too dear.\",\"code\":\"budget_exceeded\",\"detail\":\"" + reason + "\"}");
    write(page);
    submit(page);
    assertThat(page.locator(".trouble")).containsText(reason);
    assertThat(page.locator(".trouble")).containsText("Nothing was started");
    assertThat(page.getByTestId("brief")).hasValue(BRIEF);
  }

  @Test
  void aBudgetThatDoesNotPayTheJobIsRefusedByTheServerInWords(ChoraleClient chorale, Page page) {
    page.navigate(chorale.address() + "/");
    write(page);
    page.getByTestId("budget").fill("0.000001");
    submit(page);
    assertThat(page.locator(".trouble")).containsText("of the job's budget, $0.000001, only");
    assertThat(page.getByTestId("budget")).hasValue("0.000001");
  }

  /** Fills the brief, leaves two teams and unfolds the first one's options. */
  private static Locator write(Page page) {
    page.getByTestId("brief").fill(BRIEF);
    for (String other : List.of("openai", "badkey")) {
      page.getByTestId("choice-" + other).getByRole(AriaRole.CHECKBOX).first().uncheck();
    }
    Locator team = page.getByTestId("choice-anthropic");
    team.locator("summary").click();
    return team;
  }

  private static JsonNode submit(Page page) {
    Request request =
        page.waitForRequest(
            asked -> asked.method().equals("POST"), () -> page.getByTestId("start").click());
    return ChoraleClient.parse(request.postData());
  }

  /** Answers the start of a job in the server's stead. */
  private static void refuse(Page page, int status, String problem) {
    page.route(
        "**/api/jobs",
        route -> {
          if (route.request().method().equals("POST")) {
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(status)
                    .setContentType("application/problem+json")
                    .setBody(problem));
          } else {
            route.resume();
          }
        });
  }
}
