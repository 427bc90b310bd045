package io.haldane.e2e.roles;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A real browser at the dashboard.
 *
 * @param root of the dashboard
 * @param shots folder for what is seen
 */
record Chromium(Playwright playwright, Browser browser, URI root, Path shots)
    implements AutoCloseable {
  /** For pages of a machine that runs a whole cluster beside. */
  private static final double PATIENCE_MILLIS = 60_000;

  private static final Path PROGRAM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));

  /** Leaves the test out where there is no Chromium. */
  static void need() {
    assumeTrue(Files.isExecutable(PROGRAM), "there is no Chromium at " + PROGRAM);
  }

  static Chromium start(URI root, Path shots) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(List.of("--no-sandbox"));
    return new Chromium(playwright, playwright.chromium().launch(options), root, shots);
  }

  /** A page of somebody who is not signed in, with cookies of its own. */
  Page page(int width) {
    Page page =
        browser
            .newContext(new Browser.NewContextOptions().setViewportSize(width, 900))
            .newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    return page;
  }

  /** The whole page. */
  void shoot(Page page, String name) {
    // Or the bar at the top lies across the middle.
    page.evaluate("scrollTo(0, 0)");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(shots.resolve(name + ".png")).setFullPage(true));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
