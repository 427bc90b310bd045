package io.haldane.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.haldane.sandbox.ControllerProcess;
import io.haldane.sandbox.MeshNetwork;
import io.haldane.sandbox.Network;
import io.haldane.sandbox.Sandbox;
import io.haldane.sandbox.Startup;
import io.haldane.sandbox.api.KindSet;
import io.haldane.sandbox.net.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The dashboard of a real controller while a real rollout runs, in a real browser. */
@Tag("browser")
class LiveDashboardTest {
  private static final Path CHROMIUM =
      Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
  private static final Path SHOTS = Path.of("target", "screenshots");
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String CANARY_SHARE =
      "() => (document.body.innerText.match(/Canary\\s+(\\d+) %/) || [])[1]";
  private static final String PHASE = "() => document.querySelector('main').innerText";

  private final List<String> complaints = new CopyOnWriteArrayList<>();

  @Test
  void a_release_by_keyboard_is_shown_live_without_a_reload() throws Exception {
    assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium at " + CHROMIUM);
    int port = Ports.anyFree();
    Sandbox.Options cluster = Sandbox.Options.of(KindSet.ISTIO).with(MeshNetwork::start);
    try (Sandbox sandbox = Sandbox.start(cluster);
        ControlServer control = ControlServer.start(port);
        ControllerProcess controller = controller(sandbox, control, port);
        Playwright playwright = playwright();
        Browser browser = launch(playwright)) {
      assertThat(controller.awaitReady(LIMIT)).isInstanceOf(Startup.Ready.class);
      Stage stage = Stage.set(sandbox, Strategy.CANARY);
      control.open(stage::release);
      Network network = sandbox.network().orElseThrow();
      AutoCloseable load = network.load(Stage.ADDRESS, 50, Map.of());
      Page page = open(browser, controller, 1280, ColorScheme.LIGHT);
      watch(page, browser, controller);
      load.close();
      assertThat(complaints).as("what the console says").isEmpty();
    }
  }

  private void watch(Page page, Browser browser, ControllerProcess controller) {
    until(page, "Initialized");
    page.evaluate("() => { window.neverReloaded = true; }");
    pressUntilFocused(page, "Release a good version");
    page.keyboard().press("Enter");
    List<String> shares = new ArrayList<>();
    long end = System.nanoTime() + LIMIT.toNanos();
    boolean shot = false;
    while (System.nanoTime() < end
        && !String.valueOf(page.evaluate(PHASE)).contains("Succeeded")) {
      String share = String.valueOf(page.evaluate(CANARY_SHARE));
      if (shares.isEmpty() || !shares.getLast().equals(share)) {
        shares.add(share);
      }
      if (share.equals("30") && !shot) {
        shot = true;
        shoot(page, "live-light");
        shoot(open(browser, controller, 1280, ColorScheme.DARK), "live-dark");
        shoot(open(browser, controller, 360, ColorScheme.LIGHT), "live-phone");
      }
      page.waitForTimeout(50);
    }
    assertThat(shares).as("shares of the canary as the page showed them").contains("10", "50");
    assertThat(shares.size()).as("changes on the page: " + shares).isGreaterThanOrEqualTo(5);
    assertThat(page.evaluate("() => window.neverReloaded")).isEqualTo(true);
    System.out.println("shares seen on the live page: " + shares);
  }

  /** Everything is reached by Tab alone. */
  private static void pressUntilFocused(Page page, String text) {
    for (int i = 0; i < 40; i++) {
      page.keyboard().press("Tab");
      if (text.equals(page.evaluate("() => document.activeElement.innerText"))) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach: " + text);
  }

  private static void until(Page page, String text) {
    page.waitForFunction(
        "text => document.querySelector('main').innerText.includes(text)",
        text,
        new Page.WaitForFunctionOptions().setTimeout((double) LIMIT.toMillis()));
  }

  private Page open(Browser browser, ControllerProcess controller, int width, ColorScheme scheme) {
    Page page =
        browser
            .newContext(
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))
            .newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.navigate(controller.url() + "canary/demo/podinfo");
    page.waitForFunction("() => document.querySelector('main').innerText.includes('podinfo')");
    return page;
  }

  private static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
  }

  private static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  private static Browser launch(Playwright playwright) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(CHROMIUM)
                .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  private static ControllerProcess controller(Sandbox sandbox, ControlServer control, int port)
      throws Exception {
    Network network = sandbox.network().orElseThrow();
    Map<String, String> environment = new HashMap<>(ControllerProcess.throughProxy(network));
    environment.put("HALDANE_MIN_INTERVAL", "1s");
    environment.put("HALDANE_DEMO_URL", control.url().toString());
    List<String> flags =
        List.of(
            "-master=" + sandbox.apiUrl(),
            "-port=" + port,
            "-mesh-provider=istio",
            "-metrics-server=" + network.metricsServer());
    return ControllerProcess.start(
        Path.of("..", "controller", "target", "quarkus-app"), flags, environment);
  }
}
