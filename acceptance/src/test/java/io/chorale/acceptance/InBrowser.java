package io.chorale.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a page of its own in one browser, and fails a test whose page complained on its
 * console. Without a browser the tests are left out.
 */
final class InBrowser implements ExecutionCondition, ParameterResolver, AfterEachCallback {

  private static final Namespace HERE = Namespace.create(InBrowser.class);

  /** A browser says of every refused request that it failed; here some are meant to. */
  private static final String REFUSED =
      "Failed to load resource: the server responded with a status of 4";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Chromium.find().isPresent()
        ? ConditionEvaluationResult.enabled("there is a Chromium")
        : ConditionEvaluationResult.disabled("no Chromium on this machine; CHROMIUM can name one");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Page.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Started started = context.getRoot().getStore(HERE).getOrComputeIfAbsent(Started.class);
    Opened opened = new Opened(started.browser.newPage(), new ArrayList<>());
    context.getStore(HERE).put(Opened.class, opened);
    return opened.listening();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Opened opened = context.getStore(HERE).remove(Opened.class, Opened.class);
    if (opened != null) {
      opened.page.close();
      assertThat(opened.complaints).isEmpty();
    }
  }

  private record Opened(Page page, List<String> complaints) {

    Page listening() {
      page.onPageError(complaints::add);
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") && !message.text().startsWith(REFUSED)) {
              complaints.add(message.text());
            }
          });
      return page;
    }
  }

  /** Closed by JUnit when all tests are over. */
  static final class Started implements AutoCloseable {

    private final Playwright playwright = Playwright.create();
    private final Browser browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(Chromium.find().map(Path::toAbsolutePath).orElseThrow())
                    .setArgs(Chromium.ARGUMENTS));

    @Override
    public void close() {
      playwright.close();
    }
  }
}
