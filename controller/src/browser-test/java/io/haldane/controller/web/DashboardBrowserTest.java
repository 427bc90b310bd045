package io.haldane.controller.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("browser")
@QuarkusTest
@TestProfile(DashboardProfile.class)
@SuppressWarnings("NullAway.Init") // Quarkus and the set-up methods fill the fields
class DashboardBrowserTest {
  private static final String CHECKOUT = "/canary/shop/checkout";
  private static final String SCROLLS_SIDEWAYS =
      "document.documentElement.scrollWidth > document.documentElement.clientWidth";
  private static Browser browser;

  @Inject History history;

  @TestHTTPResource("/")
  URI root;

  private Harbour harbour;

  @BeforeAll
  static void start() {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void fill() {
    browser.complaints().clear();
    harbour = new Harbour(history);
    harbour.fill();
  }

  @AfterEach
  void nothingWasComplainedOf() {
    browser.closePages();
    harbour.empty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void theListStartsWithWhatAsksForAttention() {
    Page page = open(browser.page(), "/");
    assertThat(page.locator(".row-link"))
        .containsText(
            new String[] {
              "gateway", "cart", "ledger", "checkout", "quotes", "frontend", "images", "search"
            });
    assertThat(page.locator(".lead")).hasText("8 canaries · 2 failed · 1 waiting · 3 running");
    assertThat(page.locator("#connection")).hasText("live");
  }

  @Test
  void theFilterNarrowsTheListAndSurvivesAReload() {
    Page page = open(browser.page(), "/");
    page.getByLabel("Filter canaries").fill("shop");
    page.locator(".chip", new Page.LocatorOptions().setHasText("Running")).click();
    assertThat(page.locator(".row-link")).hasText(new String[] {"checkout"});
    page.reload();
    assertThat(page.locator(".row-link")).hasText(new String[] {"checkout"});
  }

  @Test
  void aWeightChangeAppearsWithoutAReload() {
    Page list = open(browser.page(), "/");
    Page one = open(browser.page(), CHECKOUT);
    assertThat(one.locator(".end-canary .end-share")).hasText("40 %");

    harbour.advance(50);

    assertThat(one.locator(".end-canary .end-share")).hasText("50 %");
    assertThat(one.locator(".plan-step[aria-current]")).hasText("50 %");
    assertThat(one.locator(".next")).containsText("the new version is promoted");
    Locator row = list.locator(".row", new Page.LocatorOptions().setHasText("checkout"));
    assertThat(row.locator(".share-number")).hasText("50 %");
  }

  @Test
  void oneCanaryTellsWhatHappensWhyAndWhatComesNext() {
    Page page = open(browser.page(), CHECKOUT);
    assertThat(page.locator(".sentence")).hasText("All 3 checks passed; the canary gets 40 %.");
    assertThat(page.locator(".next")).containsText("If it passes, the weight goes to 50 %.");
    assertThat(page.locator(".next-count")).containsText(" s");
    assertThat(page.locator(".chart-failure")).hasCount(1);
    assertThat(page.locator(".record tbody tr").first()).containsText("request-success-rate");
    assertThat(page.locator(".record tbody")).containsText("731 ms");
    assertThat(page.locator(".run-word"))
        .hasText(new String[] {"Running", "Rolled back", "Promoted"});
  }

  @Test
  void trafficIsDrawnInTheStrategysOwnTerms() {
    Page page = open(browser.page(), "/canary/payments/quotes");
    assertThat(page.locator(".traffic-note")).containsText("header x-crew is insider");
    page.navigate(root.resolve("/canary/web/frontend").toString());
    assertThat(page.locator(".traffic-note")).containsText("mirrored");
    Browser.shoot(page, "mirrored");
  }

  @Test
  void troubleIsShownWithItsCauseAndItsCureAndMarkupFromTheClusterStaysText() {
    Page page = open(browser.page(), "/canary/edge/gateway");
    assertThat(page.locator(".problem")).containsText("Nobody serves the provider \"isto\"");
    assertThat(page.locator(".problem")).containsText("What to do");
    assertThat(page.locator(".sentence")).containsText("<b>nothing</b>");
    assertThat(page.locator(".sentence b")).hasCount(0);
    Browser.shoot(page, "problem");
  }

  @Test
  void withTheKeyboardAloneEverythingIsReached() {
    Page page = open(browser.page(), "/");
    List<String> posted = demoAnswers(page);
    assertThat(page.locator(".demo")).isVisible();
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    tabTo(page, page.locator("#theme"));
    tabTo(page, button(page, "Release a good version"));
    tabTo(page, page.getByLabel("Filter canaries"));
    tabTo(page, page.locator(".chip").first());
    tabTo(page, page.locator(".row-link", new Page.LocatorOptions().setHasText("checkout")));
    page.keyboard().press("Enter");

    assertThat(page.locator("h1")).isFocused();
    assertThat(page.locator("h1")).hasText("checkout");
    tabTo(page, button(page, "Release a slow version"));
    page.keyboard().press("Enter");
    assertThat(page.locator("#toasts")).containsText("A slow version is on its way");
    assertThat(posted).containsExactly("POST /release/slow");
    tabTo(page, page.locator(".chart"));
    page.keyboard().press("ArrowLeft");
    page.keyboard().press("ArrowLeft");
    page.keyboard().press("ArrowLeft");
    assertThat(page.locator(".readout")).containsText("731 ms is above its limit");
    tabTo(page, page.locator(".run button").nth(1));
    page.keyboard().press("Enter");
    assertThat(page.locator(".chart"))
        .hasAttribute("aria-label", Pattern.compile("highest 20 %"));
  }

  @Test
  void aLostConnectionIsShownAndComesBackByItself() {
    Page page = browser.page();
    page.route("**/api/stream", Route::abort);
    page.navigate(root.toString());
    assertThat(page.locator("#connection")).hasText("reconnecting…");
    page.unroute("**/api/stream");
    assertThat(page.locator("#connection")).hasText("live");
    assertThat(page.locator(".row")).hasCount(8);
    browser.complaints().removeIf(text -> text.contains("net::ERR_FAILED"));
  }

  @Test
  void aChosenThemeIsKeptAndBlockedStorageDoesNoHarm() {
    Page page = open(browser.page(), "/");
    page.locator("#theme").click();
    page.reload();
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");

    Page blocked = browser.page();
    blocked.addInitScript(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }});");
    open(blocked, "/").locator("#theme").click();
    assertThat(blocked.locator("html")).hasAttribute("data-theme", "dark");
  }

  @Test
  void withoutACanaryThePageTellsWhatToApply() {
    harbour.empty();
    Page page = open(browser.page(), "/");
    assertThat(page.getByRole(AriaRole.HEADING, level(2)).filter(has("No canaries yet")))
        .isVisible();
    assertThat(page.locator(".empty pre")).containsText("kind: Canary");
    Browser.shoot(page, "empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", CHECKOUT, "/canary/edge/gateway", "/canary/payments/quotes"})
  void aPhoneNeverScrollsSideways(String path) {
    Page page = open(browser.page(360, 740, ColorScheme.LIGHT), path);
    page.locator(".row, .panels").first().waitFor();
    assertThat(page.evaluate(SCROLLS_SIDEWAYS)).isEqualTo(false);
    Browser.shoot(page, "phone" + path.replace('/', '-'));
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void everyTextStandsOutFromItsGround(ColorScheme scheme) {
    for (String path : List.of("/", CHECKOUT, "/canary/edge/gateway", "/canary/shop/cart")) {
      Page page = open(browser.page(1280, 900, scheme), path);
      page.locator(".row, .panels").first().waitFor();
      assertThat(page.evaluate(Contrast.TOO_LITTLE)).isEqualTo(List.of());
      Browser.shoot(page, scheme.name().toLowerCase(Locale.ROOT) + path.replace('/', '-'));
    }
  }

  private Page open(Page page, String path) {
    page.navigate(root.resolve(path).toString());
    assertThat(page.locator("#connection")).hasText("live");
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static void tabTo(Page page, Locator wanted) {
    for (int press = 0; press < 60; press++) {
      page.keyboard().press("Tab");
      if ((boolean) wanted.evaluate("node => node === document.activeElement")) {
        return;
      }
    }
    throw new AssertionError("Tab never reaches " + wanted);
  }

  private static List<String> demoAnswers(Page page) {
    List<String> posted = new ArrayList<>();
    page.route(
        "http://demo.localhost:9999/**",
        route -> {
          String path = URI.create(route.request().url()).getPath();
          posted.add(route.request().method() + " " + path);
          route.fulfill(
              new Route.FulfillOptions()
                  .setStatus(202)
                  .setHeaders(Map.of("Access-Control-Allow-Origin", "*")));
        });
    return posted;
  }

  private static Page.GetByRoleOptions level(int level) {
    return new Page.GetByRoleOptions().setLevel(level);
  }

  private static Locator.FilterOptions has(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
