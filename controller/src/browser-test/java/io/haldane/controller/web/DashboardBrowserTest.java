package io.haldane.controller.web;

import static io.haldane.controller.web.Elements.button;
import static io.haldane.controller.web.Elements.demoAnswers;
import static io.haldane.controller.web.Elements.has;
import static io.haldane.controller.web.Elements.level;
import static io.haldane.controller.web.Elements.row;
import static io.haldane.controller.web.Elements.standing;
import static io.haldane.controller.web.Elements.tabTo;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(DashboardProfile.class)
@SuppressWarnings("NullAway.Init") // Quarkus and the set-up methods fill the fields
class DashboardBrowserTest extends OneBrowser {
  private static final String CHECKOUT = "/canary/shop/checkout";
  private static final String SCROLLS_SIDEWAYS =
      "document.documentElement.scrollWidth > document.documentElement.clientWidth";
  private static final List<String> EVERY_LOOK =
      List.of(
          "/",
          CHECKOUT,
          "/canary/edge/gateway",
          "/canary/shop/cart",
          "/canary/payments/ledger",
          "/canary/shop/catalog",
          "/canary/web/basket",
          "/canary/web/profile");
  private static final String[] SHOP_RUNNING = {"checkout", "catalog", "refunds"};

  @Inject Changes changes;

  private Harbour harbour;

  @BeforeEach
  void fill() {
    harbour = new Harbour(history);
    harbour.fill();
  }

  @AfterEach
  void nothing_was_complained_of() {
    browser.closePages();
    harbour.empty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_list_starts_with_what_asks_for_attention() {
    Page page = open(browser.page(), "/");
    assertThat(page.locator(".row-link"))
        .containsText(
            new String[] {
              "cart", "gateway", "ledger", "profile", "checkout", "quotes", "catalog", "refunds",
              "basket", "frontend", "images", "search"
            });
    assertThat(page.locator(".lead")).hasText("12 canaries · 2 failed · 2 waiting · 6 running");
    assertThat(page.locator("#connection")).hasText("live");
  }

  @Test
  void the_filter_narrows_the_list_and_survives_a_reload() {
    Page page = open(browser.page(), "/");
    page.getByLabel("Filter canaries").fill("shop");
    page.locator(".chip", new Page.LocatorOptions().setHasText("Running")).click();
    assertThat(page.locator(".row-link")).hasText(SHOP_RUNNING);
    page.reload();
    assertThat(page.locator(".row-link")).hasText(SHOP_RUNNING);
  }

  @Test
  void the_list_is_narrowed_by_namespace_phase_and_label_and_sorted_by_name() {
    Page page = open(browser.page(), "/");
    page.getByLabel("Namespace").selectOption("web");
    page.getByLabel("Phase").selectOption("Progressing");
    page.getByLabel("Sort by").selectOption("name");
    assertThat(page.locator(".row-link")).hasText(new String[] {"basket", "frontend", "profile"});
    page.reload();
    assertThat(page.locator(".row-link")).hasText(new String[] {"basket", "frontend", "profile"});
    page.getByLabel("Namespace").selectOption("");
    page.getByLabel("Phase").selectOption("");
    page.getByLabel("Filter canaries").fill("team=harbour");
    assertThat(page.locator(".row-link")).hasText(new String[] {"checkout"});
  }

  @Test
  void a_weight_change_appears_without_a_reload() {
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
  void one_canary_tells_what_happens_why_and_what_comes_next() {
    Page page = open(browser.page(), CHECKOUT);
    assertThat(page.locator(".sentence")).hasText("All 3 checks passed; the canary gets 40 %.");
    assertThat(page.locator(".next")).containsText("If it passes, the weight goes to 50 %.");
    assertThat(page.locator(".next-count")).containsText(Pattern.compile("^[0-9]+ (s|min)$"));
    assertThat(page.locator(".chart-failure")).hasCount(1);
    assertThat(page.locator(".record-card tbody tr").first()).containsText("request-success-rate");
    assertThat(page.locator(".record-card tbody")).containsText("731 ms");
    assertThat(page.locator(".run-word"))
        .hasText(new String[] {"Running", "Rolled back", "Promoted"});
  }

  @Test
  void traffic_is_drawn_in_the_strategys_own_terms() {
    Page page = open(browser.page(), "/canary/payments/quotes");
    assertThat(page.locator(".traffic-note")).containsText("header x-crew is insider");
    page.navigate(root.resolve("/canary/web/frontend").toString());
    assertThat(page.locator(".traffic-note")).containsText("Requests are mirrored");
    assertThat(page.locator(".facts")).containsText("10 rounds on copies, then all users");
    Browser.shoot(page, "mirrored");
  }

  @Test
  void the_list_counts_in_the_strategys_own_terms() {
    Page page = open(browser.page(), "/");
    assertThat(standing(page, "quotes")).hasText("round 4 of 10");
    assertThat(standing(page, "basket")).hasText("switched");
    assertThat(standing(page, "catalog")).hasText("copies");
    assertThat(standing(page, "refunds")).hasText("30 %");
    assertThat(row(page, "quotes").locator(".row-detail")).containsText("header x-crew is insider");
    assertThat(row(page, "catalog").locator(".row-detail")).hasText("copies, then 20, 40, 60 %");
    assertThat(row(page, "refunds").locator(".row-detail"))
        .hasText("10, 20, 30, 40, 50 % · users stay by cookie ship");
    assertThat(row(page, "profile").locator(".row-held")).containsText("the sale ends at noon");
    assertThat(row(page, "catalog").locator(".share-track"))
        .hasAttribute("aria-label", "Requests are mirrored to the canary; it has no users");
  }

  @Test
  void an_ab_test_shows_its_round_and_who_is_sent_where() {
    Page page = open(browser.page(), "/canary/payments/quotes");
    assertThat(page.locator(".plan-step[aria-current]")).hasText("4");
    assertThat(page.locator(".next")).containsText("If it passes, round 5 of 10 begins.");
    assertThat(page.locator(".end-canary .end-share")).hasText("who match");
  }

  @Test
  void blue_green_that_has_switched_says_so() {
    Page page = open(browser.page(), "/canary/web/basket");
    assertThat(page.locator(".plan-step[aria-current]")).hasText("switch");
    assertThat(page.locator(".traffic-note")).containsText("all users are switched");
    assertThat(page.locator(".end-canary .end-share")).hasText("100 %");
    assertThat(page.locator(".next")).containsText("the new version is promoted to the primary");
    Browser.shoot(page, "switched");
  }

  @Test
  void copies_come_before_the_first_share() {
    Page page = open(browser.page(), "/canary/shop/catalog");
    assertThat(page.locator(".plan-step[aria-current]")).hasText("copies");
    assertThat(page.locator(".next")).containsText("the canary gets 20 % of the requests");
    Browser.shoot(page, "copies");
  }

  @Test
  void a_promotion_by_steps_shows_the_way_back() {
    Page page = open(browser.page(), "/canary/shop/refunds");
    assertThat(page.locator(".plan-step"))
        .hasText(new String[] {"primary 50 %", "primary 70 %", "primary 90 %", "primary 100 %"});
    assertThat(page.locator(".plan-step[aria-current]")).hasText("primary 70 %");
    assertThat(page.locator(".traffic-note")).containsText("20 % per step");
    assertThat(page.locator(".traffic-note")).containsText("cookie ship");
    Browser.shoot(page, "way-back");
  }

  @Test
  void a_paused_canary_is_no_problem_but_says_why() {
    Page page = open(browser.page(), "/canary/web/profile");
    assertThat(page.locator(".problem")).containsText("This canary is paused");
    assertThat(page.locator(".problem")).containsText("the sale ends at noon");
    assertThat(page.locator(".next")).containsText("Held");
    assertThat(page.locator(".traffic-note")).containsText("at once where header x-crew is insider");
    Browser.shoot(page, "paused");
  }

  @Test
  void trouble_is_shown_with_its_cause_and_its_cure_and_markup_from_the_cluster_stays_text() {
    Page page = open(browser.page(), "/canary/edge/gateway");
    assertThat(page.locator(".problem")).containsText("provider \"isto\" is not supported");
    assertThat(page.locator(".problem")).containsText("What to do");
    assertThat(page.locator(".sentence")).containsText("<b>nothing</b>");
    assertThat(page.locator(".sentence b")).hasCount(0);
    Browser.shoot(page, "problem");
  }

  @Test
  void with_the_keyboard_alone_everything_is_reached() {
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
    assertThat(page.locator("#toasts")).containsText("A slow version is released");
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
  void a_lost_connection_is_shown_and_comes_back_by_itself() {
    Page page = browser.page();
    page.route("**/api/stream", Route::abort);
    page.navigate(root.toString());
    assertThat(page.locator("#connection")).hasText("reconnecting…");
    page.unroute("**/api/stream");
    assertThat(page.locator("#connection")).hasText("live");
    assertThat(page.locator(".row")).hasCount(12);
    browser.complaints().removeIf(text -> text.contains("net::ERR_FAILED"));
  }

  @Test
  void a_connection_that_is_lost_dims_the_numbers_and_tells_of_when_they_are() {
    Page page = open(browser.page(), CHECKOUT);
    assertThat(page.locator("#stale")).isHidden();
    page.route("**/api/stream", Route::abort);
    harbour.disconnect(changes);
    assertThat(page.locator("#stale")).containsText("This page shows the state of ");
    assertThat(page.evaluate("getComputedStyle(document.querySelector('main')).opacity")).isNotEqualTo("1");
    Browser.shoot(page, "lost");
    page.unroute("**/api/stream");
    assertThat(page.locator("#connection")).hasText("live");
    assertThat(page.locator("#stale")).isHidden();
    browser.complaints().removeIf(text -> text.contains("net::ERR_"));
  }

  @Test
  void after_a_rollback_the_headline_is_the_reason_and_the_advice_is_the_line_to_type() {
    Page page = open(browser.page(), "/canary/shop/cart");
    assertThat(page.locator(".sentence")).containsText("request-success-rate was 91.3 %, at least 99 % is asked for");
    assertThat(page.locator(".sentence")).containsText("Version: harbour/cart:2.4.1");
    assertThat(page.locator(".notice")).containsText("The last release failed");
    assertThat(page.locator(".notice .command-line")).hasText("kubectl -n shop annotate canary/cart haldane.io/retry=\"$(date +%s)\" --overwrite");
    Locator reasons = page.locator(".record tr[data-verdict=pass] .record-reason");
    for (String reason : reasons.allTextContents()) {
      org.assertj.core.api.Assertions.assertThat(reason).doesNotContain("Rolled back");
    }
    Browser.shoot(page, "rolled-back");
  }

  @Test
  void a_closed_gate_tells_what_it_answered_and_the_line_for_each_order() {
    Page page = open(browser.page(), "/canary/payments/ledger");
    assertThat(page.locator(".notice")).containsText("The gate approve-release is closed");
    assertThat(page.locator(".notice")).containsText("the connection was refused");
    assertThat(page.locator(".notice .command-line")).hasCount(2);
    assertThat(page.locator(".orders .command-line")).hasCount(3);
    Browser.shoot(page, "gate");
  }

  @Test
  void both_sides_show_their_images_and_their_pods() {
    Page page = open(browser.page(), CHECKOUT);
    assertThat(page.locator(".side-primary")).containsText("harbour/checkout:2.4.0");
    assertThat(page.locator(".side-primary")).containsText("3 of 3 pods ready");
    assertThat(page.locator(".side-canary")).containsText("harbour/checkout:2.4.1");
    assertThat(page.locator(".side-canary")).containsText("2 of 3 pods ready");
  }

  @Test
  void a_chosen_theme_is_kept_and_blocked_storage_does_no_harm() {
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
  void without_a_canary_the_page_tells_what_to_apply() {
    harbour.empty();
    Page page = open(browser.page(), "/");
    assertThat(page.getByRole(AriaRole.HEADING, level(2)).filter(has("No canaries yet")))
        .isVisible();
    assertThat(page.locator(".empty pre")).containsText("kind: Canary");
    Browser.shoot(page, "empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "/", CHECKOUT, "/canary/shop/cart", "/canary/payments/ledger", "/canary/edge/gateway", "/canary/payments/quotes", "/canary/web/basket",
    "/canary/shop/refunds", "/canary/web/profile"
  })
  void a_phone_never_scrolls_sideways(String path) {
    Page page = open(browser.page(360, 740, ColorScheme.LIGHT), path);
    page.locator(".row, .panels").first().waitFor();
    assertThat(page.evaluate(SCROLLS_SIDEWAYS)).isEqualTo(false);
    Browser.shoot(page, "phone" + path.replace('/', '-'));
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void every_text_stands_out_from_its_ground(ColorScheme scheme) {
    for (String path : EVERY_LOOK) {
      Page page = open(browser.page(1280, 900, scheme), path);
      page.locator(".row, .panels").first().waitFor();
      assertThat(page.evaluate(Contrast.TOO_LITTLE)).isEqualTo(List.of());
      assertThat(Accessibility.barriers(page)).isEqualTo(List.of());
      Browser.shoot(page, scheme.name().toLowerCase(Locale.ROOT) + path.replace('/', '-'));
    }
  }

  private Page open(Page page, String path) {
    page.navigate(root.resolve(path).toString());
    assertThat(page.locator("#connection")).hasText("live");
    return page;
  }
}
