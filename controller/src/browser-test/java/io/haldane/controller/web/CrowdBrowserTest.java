package io.haldane.controller.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.haldane.controller.web.Acts.act;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.controller.kube.CanaryKey;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page where there are thousands of canaries. Figures are printed; structure is asserted. */
@QuarkusTest
@TestProfile(DashboardProfile.class)
@SuppressWarnings("NullAway.Init") // Quarkus and the set-up methods fill the fields
class CrowdBrowserTest extends OneBrowser {
  private static final int CROWD = 5_000;
  private static final int ROWS = 100;

  /** Counts changes within rows by the name of the canary; ages count themselves. */
  private static final String WATCH =
      """
      () => {
        window.painted = {};
        new MutationObserver((changes) => {
          for (const { target } of changes) {
            const node = target.nodeType === 1 ? target : target.parentElement;
            if (!node || node.closest("hal-ago")) continue;
            const row = node.closest(".row");
            if (!row) continue;
            const name = row.querySelector(".row-link").textContent;
            window.painted[name] = (window.painted[name] ?? 0) + 1;
          }
        }).observe(document.querySelector(".rows"), { subtree: true, childList: true, characterData: true, attributes: true });
      }
      """;


  @BeforeEach
  void fill() {
    for (int i = 0; i < CROWD; i++) {
      advance(i, i % 50 == 0 ? 10 : 0);
    }
  }

  @AfterEach
  void empty() {
    browser.closePages();
    history.summaries().forEach(each -> history.gone(new CanaryKey(each.namespace(), each.name())));
    assertThat(browser.complaints()).isEmpty();
  }

  private void advance(int number, int weight) {
    CanaryPhase phase = weight == 0 ? CanaryPhase.SUCCEEDED : CanaryPhase.PROGRESSING;
    String text = weight == 0 ? "The primary runs the new version." : "The canary gets " + weight + " %.";
    history.written(
        Canaries.weighted("team-%03d".formatted(number % 100), name(number)),
        act(Canaries.status(phase, weight), "advance", text),
        Instant.now());
  }

  private static String name(int number) {
    return "app-%04d".formatted(number);
  }

  @Test
  void five_thousand_canaries_are_a_few_rows_and_a_filter() {
    Page page = browser.page();
    long begun = System.nanoTime();
    page.navigate(root.toString());
    assertThat(page.locator(".lead")).containsText("5000 canaries");
    long painted = (System.nanoTime() - begun) / 1_000_000;

    assertThat(page.locator(".row")).hasCount(ROWS);
    assertThat(page.locator(".more")).containsText("Showing 100 of 5000");
    Object received =
        page.evaluate(
            "performance.getEntriesByType('resource').reduce((sum, e) => sum + e.transferSize, 0)");
    int nodes = (int) page.evaluate("document.querySelectorAll('*').length");
    System.out.printf(
        "dashboard of %d canaries: painted after %d ms, %s bytes received, %d elements%n",
        CROWD, painted, received, nodes);
    assertThat(nodes).isLessThan(60 * ROWS);

    page.getByLabel("Filter canaries").fill("app-4321");
    assertThat(page.locator(".row-link")).hasText(new String[] {name(4321)});
    assertThat(page.locator(".more")).isHidden();
    page.getByLabel("Filter canaries").fill("");
    page.locator(".more button").click();
    assertThat(page.locator(".row")).hasCount(2 * ROWS);
    assertThat(page.locator(".row").nth(ROWS).locator(".row-link")).isFocused();
  }

  @Test
  void only_the_row_that_changed_is_painted_again() {
    Page page = browser.page();
    page.navigate(root.toString());
    assertThat(page.locator(".row")).hasCount(ROWS);
    page.evaluate(WATCH);

    advance(50, 20);
    assertThat(page.locator(".row", new Page.LocatorOptions().setHasText(name(50))).locator(".share-number")).hasText("20 %");

    Object names = page.evaluate("Object.keys(window.painted).join()");
    assertThat(names).isEqualTo(name(50));
  }

  @Test
  void a_burst_of_news_is_a_few_pictures() {
    Page page = browser.page();
    page.navigate(root.toString());
    assertThat(page.locator(".row")).hasCount(ROWS);
    page.evaluate("() => { window.sorted = 0; const sort = Array.prototype.sort; Array.prototype.sort = function (by) { if (this.length > 1000) window.sorted++; return sort.call(this, by); }; }");
    long begun = System.nanoTime();
    for (int i = 0; i < CROWD; i += 50) {
      advance(i, 30);
    }
    assertThat(page.locator(".row", new Page.LocatorOptions().setHasText(name(4950))).locator(".share-number")).hasText("30 %");
    int pictures = (int) page.evaluate("window.sorted");
    System.out.printf(
        "dashboard of %d canaries: 100 changes were %d pictures and seen after %d ms%n",
        CROWD, pictures, (System.nanoTime() - begun) / 1_000_000);
    assertThat(pictures).isLessThan(50);
  }

  @Test
  void what_is_the_same_after_a_lost_connection_is_not_painted_again() {
    Page page = browser.page();
    page.navigate(root.toString());
    assertThat(page.locator(".row")).hasCount(ROWS);
    page.evaluate(WATCH);
    int repaints =
        (int) page.evaluate("""
            async () => {
              const store = await import("/js/store.js");
              store.setSnapshot(JSON.parse(JSON.stringify([...store.state.canaries.values()])));
              await new Promise((done) => setTimeout(done, 400));
              return Object.keys(window.painted).length;
            }
            """);
    assertThat(repaints).isZero();
  }
}
