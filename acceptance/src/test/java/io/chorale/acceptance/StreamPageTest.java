package io.chorale.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import io.chorale.kit.ChoraleClient;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The test page of seed 004 in a real browser. */
@ExtendWith({StreamServer.class, InBrowser.class})
class StreamPageTest {

  private static final HasTextOptions PATIENT = new HasTextOptions().setTimeout(30_000);
  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(30_000);

  private static void open(ChoraleClient chorale, Page page) {
    page.navigate(chorale.address() + "/test-streaming.html");
    assertThat(page.getByTestId("connection")).containsText("Connected", SOON);
  }

  private static Locator newest(Page page) {
    return page.getByTestId("stream").first();
  }

  @Test
  void anAnswerStreamsInWithItsFigures(ChoraleClient chorale, Page page) {
    open(chorale, page);
    page.getByTestId("message").fill("Explain quantum computing");
    page.getByTestId("send").click();
    Locator stream = newest(page);
    assertThat(stream.getByTestId("state")).hasText("generating", PATIENT);
    assertThat(stream.getByTestId("cursor")).isVisible();
    assertThat(stream.getByTestId("text")).containsText("Simulated", SOON);
    assertThat(stream.getByTestId("state")).hasText("complete", PATIENT);
    assertThat(stream.getByTestId("cursor")).isHidden();
    assertThat(stream.getByTestId("tokens-used")).hasText(Pattern.compile("[1-9][0-9,]*"));
    assertThat(stream.getByTestId("cost")).hasText(Pattern.compile("\\$0\\.0[0-9]+"));
    assertThat(stream.getByTestId("latency")).hasText(Pattern.compile("[0-9.]+ s"));
    assertThat(stream.getByTestId("session")).hasText(Pattern.compile("[0-9a-f-]{36}"));
    assertThat(stream.getByTestId("stop")).isHidden();
  }

  @Test
  void aStreamIsStoppedWhileAnotherGoesOn(ChoraleClient chorale, Page page) {
    open(chorale, page);
    page.getByTestId("send").click();
    page.getByTestId("send").click();
    Locator second = page.getByTestId("stream").nth(0);
    Locator first = page.getByTestId("stream").nth(1);
    assertThat(first.getByTestId("text")).containsText("Simulated", SOON);
    assertThat(second.getByTestId("text")).containsText("Simulated", SOON);
    first.getByTestId("stop").click();
    assertThat(first.getByTestId("state")).hasText("cancelled", PATIENT);
    assertThat(second.getByTestId("state")).hasText("complete", PATIENT);
  }

  @Test
  void aBandJamShowsEachRole(ChoraleClient chorale, Page page) {
    open(chorale, page);
    page.getByTestId("mode").selectOption("band_jam");
    page.getByTestId("temperature").fill("1.2");
    page.getByTestId("send").click();
    Locator stream = newest(page);
    assertThat(stream.getByTestId("state")).hasText("complete", PATIENT);
    assertThat(stream.getByTestId("voice")).hasCount(5);
    assertThat(stream).containsText("broke off");
  }

  @Test
  void whatWentWrongIsSaid(ChoraleClient chorale, Page page) {
    open(chorale, page);
    page.getByTestId("message").fill(" ");
    page.getByTestId("send").click();
    assertThat(page.getByTestId("form-error")).hasText("Write a message first.");
    page.getByTestId("message").fill("Hi");
    page.getByTestId("role").selectOption("ethics");
    page.getByTestId("send").click();
    assertThat(newest(page).getByTestId("error")).containsText("broke off", SOON);
    assertThat(newest(page).getByTestId("state")).hasText("failed");
    page.getByTestId("message").fill("x".repeat(20_001));
    page.getByTestId("send").click();
    assertThat(newest(page).getByTestId("error")).containsText("20,000", SOON);
  }
}
