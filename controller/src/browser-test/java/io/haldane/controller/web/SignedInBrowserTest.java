package io.haldane.controller.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.haldane.controller.web.Elements.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.haldane.controller.web.login.FakeCluster;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(TokenProfile.class)
@SuppressWarnings("NullAway.Init") // Quarkus and the set-up methods fill the fields
class SignedInBrowserTest extends OneBrowser {
  private static final String CHECKOUT = "/canary/shop/checkout";

  @Inject FakeCluster cluster;

  private Harbour harbour;

  @BeforeEach
  void fill() {
    cluster.reset();
    cluster.hold("shop", "checkout", "{\"phase\": \"Progressing\"}");
    harbour = new Harbour(history);
    harbour.fill();
  }

  @AfterEach
  void nothing_was_complained_of() {
    browser.closePages();
    harbour.empty();
    // Browsers report each answer over 399, the refused ones that are tested among them.
    browser.complaints().removeIf(text -> text.contains("Failed to load resource"));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_user_signs_in_comes_back_to_the_page_and_signs_out() {
    Page page = browser.page();
    page.navigate(root.resolve(CHECKOUT).toString());
    assertThat(page).hasURL(Pattern.compile(".*/login\\?to=.*"));
    page.getByLabel("Token").fill("wrong-token");
    button(page, "Sign in").click();
    assertThat(page.locator("#problem")).hasText("The cluster does not accept this token.");
    Browser.shoot(page, "login-refused");
    page.getByLabel("Token").fill("alice-token");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*" + CHECKOUT));
    assertThat(page.locator("#user")).hasText("alice");
    assertThat((String) page.evaluate("document.cookie")).isEmpty();
    button(page, "Sign out").click();
    assertThat(page).hasURL(Pattern.compile(".*/login"));
    page.navigate(root.toString());
    assertThat(page).hasURL(Pattern.compile(".*/login.*"));
  }

  @Test
  void nobody_is_led_to_another_site_by_a_link_to_the_login() {
    for (String to : List.of("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)")) {
      Page page = browser.page();
      page.navigate(root.resolve("/login").toString() + "?to=" + java.net.URLEncoder.encode(to, java.nio.charset.StandardCharsets.UTF_8));
      page.getByLabel("Token").fill("alice-token");
      button(page, "Sign in").click();
      assertThat(page.locator("#user")).hasText("alice");
      assertThat(page.url()).startsWith(root.toString());
    }
  }

  @Test
  void a_user_sees_the_own_namespaces_only() {
    Page page = signedIn("alice", "/");
    assertThat(page.locator(".row-namespace").first()).hasText("shop");
    assertThat(page.locator(".row-namespace", new Page.LocatorOptions().setHasText("web"))).hasCount(0);
    assertThat(page.locator(".lead")).hasText("4 canaries · 1 failed · 3 running");
    page.navigate(root.resolve("/canary/web/search").toString());
    assertThat(page.locator(".nothing")).hasText("You may not see canaries in namespace web.");
    Browser.shoot(page, "forbidden");
  }

  @Test
  void who_may_see_nothing_is_told_what_is_missing() {
    Page page = signedIn("carol", "/");
    assertThat(page.locator(".nothing")).containsText("There is no canary that you may see.");
    assertThat(page.locator(".empty")).isHidden();
    Browser.shoot(page, "nothing-to-see");
  }

  @Test
  void an_order_is_confirmed_and_given_in_the_name_of_the_user() {
    Page page = signedIn("alice", CHECKOUT);
    order(page, "Abort").click();
    Locator dialog = page.locator("dialog.confirm");
    assertThat(dialog).containsText("Abort checkout in shop?");
    assertThat(dialog).containsText("The event of this order names alice.");
    Browser.shoot(page, "confirm");
    dialog.locator("button").filter(Elements.has("Cancel")).click();
    assertThat(dialog).hasCount(0);
    assertThat(cluster.annotation("shop", "checkout", "haldane.io/abort")).isEmpty();
    order(page, "Abort").click();
    dialog.locator("button").filter(Elements.has("Abort")).click();
    assertThat(page.locator("#toasts")).containsText("Order \"abort\" is given.");
    assertThat(cluster.annotation("shop", "checkout", "haldane.io/abort")).isNotEmpty();
    assertThat(cluster.requests())
        .anyMatch(line -> line.contains("checkout?fieldManager=alice%20%28dashboard%29"));
  }

  @Test
  void an_order_that_comes_too_late_says_so_in_the_dialog() {
    Page page = signedIn("alice", CHECKOUT);
    order(page, "Promote").click();
    cluster.hold("shop", "checkout", "{\"phase\": \"Succeeded\"}");
    Locator dialog = page.locator("dialog.confirm");
    dialog.locator("button").filter(Elements.has("Promote")).click();
    assertThat(dialog.locator("[role=alert]")).hasText("No run is active: the canary is Succeeded.");
  }

  @Test
  void without_the_permission_each_button_is_disabled_and_says_why() {
    Page page = signedIn("bob", CHECKOUT);
    assertThat(page.locator(".order-refusal")).containsText("You may not give orders in namespace shop");
    for (String word : List.of("Promote", "Abort", "Pause", "Resume", "Retry")) {
      assertThat(order(page, word)).hasAttribute("aria-disabled", "true");
    }
    order(page, "Promote").click(new Locator.ClickOptions().setForce(true));
    assertThat(page.locator("dialog")).hasCount(0);
    Object status =
        page.evaluate(
            """
            async () => (await fetch("/api/canaries/shop/checkout/orders", {
              method: "POST",
              headers: { "Content-Type": "application/json" },
              body: JSON.stringify({ verb: "promote", token: "0123456789ab" }),
            })).status
            """);
    assertThat(status).isEqualTo(403);
    Browser.shoot(page, "refused");
  }

  @Test
  void a_button_that_makes_no_sense_now_says_why() {
    Page page = signedIn("alice", CHECKOUT);
    assertThat(order(page, "Promote")).not().hasAttribute("aria-disabled", "true");
    assertThat(order(page, "Retry")).hasAttribute("aria-disabled", "true");
    assertThat(page.locator(".order").filter(Elements.has("Retry")))
        .containsText("No run has failed: the canary is Progressing.");
  }

  @Test
  void links_lead_to_other_tools_with_the_name_filled_in() {
    Page page = signedIn("alice", CHECKOUT);
    assertThat(page.locator(".outs a")).hasText("Grafana");
    assertThat(page.locator(".outs a"))
        .hasAttribute("href", "https://grafana.example/d/canary?var-ns=shop&var-name=checkout");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void every_page_of_a_user_is_accessible(ColorScheme scheme) {
    String look = scheme.name().toLowerCase(java.util.Locale.ROOT);
    Page page = browser.page(1280, 900, scheme);
    page.navigate(root.resolve("/login").toString());
    assertThat(Accessibility.barriers(page)).isEqualTo(List.of());
    assertThat(page.evaluate(Contrast.TOO_LITTLE)).isEqualTo(List.of());
    Browser.shoot(page, look + "-login");
    signIn(page, "bob", CHECKOUT);
    assertThat(page.locator(".order-refusal")).isVisible();
    assertThat(Accessibility.barriers(page)).isEqualTo(List.of());
    assertThat(page.evaluate(Contrast.TOO_LITTLE)).isEqualTo(List.of());
    Browser.shoot(page, look + "-bob");
    Page other = browser.page(1280, 900, scheme);
    signIn(other, "alice", CHECKOUT);
    Browser.shoot(other, look + "-alice");
    order(other, "Pause").click();
    assertThat(Accessibility.barriers(other)).isEqualTo(List.of());
    Browser.shoot(other, look + "-confirm");
  }

  @Test
  void a_phone_has_the_login_and_the_buttons_without_scrolling_sideways() {
    Page page = browser.page(360, 740, ColorScheme.LIGHT);
    page.navigate(root.resolve("/login").toString());
    Browser.shoot(page, "phone-login");
    signIn(page, "alice", CHECKOUT);
    assertThat(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
        .isEqualTo(false);
    assertThat(order(page, "Pause")).isVisible();
    Browser.shoot(page, "phone-alice");
    order(page, "Pause").click();
    Browser.shoot(page, "phone-confirm");
  }

  private static Locator order(Page page, String word) {
    return page.locator(".order button").filter(Elements.has(word));
  }

  private Page signedIn(String user, String path) {
    Page page = browser.page();
    signIn(page, user, path);
    return page;
  }

  private void signIn(Page page, String user, String path) {
    Elements.signIn(page, root, user, path);
  }
}
