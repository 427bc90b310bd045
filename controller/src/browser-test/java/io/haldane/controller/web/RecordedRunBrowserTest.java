package io.haldane.controller.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.ChangedBy;
import io.haldane.api.v1beta1.Condition;
import io.haldane.api.v1beta1.PastRun;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.api.v1beta1.RunRelease;
import io.haldane.api.v1beta1.RunSignal;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.web.login.FakeCluster;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run of yesterday, of which the controller remembers nothing: its record is read. */
@QuarkusTest
@TestProfile(TokenProfile.class)
@SuppressWarnings("NullAway.Init") // Quarkus and the set-up methods fill the fields
class RecordedRunBrowserTest extends OneBrowser {
  private static final String CHECKOUT = "/canary/shop/checkout";
  private static final String FAILED = "20260301-100000-22222222";
  private static final String DELETED = "20260228-090000-11111111";
  private static final String WHY = "Version checkout:2: request-success-rate was 91.3 %.";

  @Inject FakeCluster cluster;

  @BeforeEach
  void fill() {
    cluster.reset();
    cluster.holdRun("shop", "checkout-" + FAILED, record());
    var running =
        new RunRecord(
            "20260302-080000-33333333",
            "2026-03-02T08:00:00Z",
            new RunRelease(
                "v3", "v1", null, null, List.of(), new ChangedBy("helm", "Update", null)),
            List.of(new RunSignal("2026-03-02T08:00:10Z", "order", "resume", "ann (dashboard)")),
            Map.of(),
            Map.of(),
            null,
            null);
    history.seen(
        Canaries.with(
            Canaries.weighted("shop", "checkout"),
            Canaries.status(CanaryPhase.PROGRESSING, 20)
                .edit()
                .runStartedAt(running.startedAt())
                .lastTransitionTime("2026-03-02T08:01:00Z")
                .run(running)
                .pastRuns(List.of(past(DELETED, "2026-02-28T09"), past(FAILED, "2026-03-01T10")))
                .done()));
  }

  private static PastRun past(String id, String hour) {
    return new PastRun(id, hour + ":00:00Z", hour + ":03:00Z", "failed", 20, 5, null, WHY, "argocd-controller");
  }

  private static String record() {
    return """
        {"canary": "checkout", "run": {"id": "%s", "startedAt": "2026-03-01T10:00:00Z",
         "release": {"images": "checkout:2", "previousImages": "checkout:1",
           "configs": ["ConfigMap/checkout"],
           "changedBy": {"manager": "argocd-controller", "operation": "Apply",
             "at": "2026-03-01T09:59:58Z"}},
         "signals": [
           {"at": "2026-03-01T10:00:00Z", "kind": "confirm-rollout", "name": "change-freeze"},
           {"at": "2026-03-01T10:00:30Z", "kind": "order", "name": "resume", "by": "ann (dashboard)"}],
         "queries": {"request-success-rate": "sum(rate(requests_total[1m]))"},
         "stepsLeftOut": 3,
         "steps": {
           "00001": {"at": "2026-03-01T10:00:00Z", "phase": "Progressing", "weight": 0,
             "verdict": "start", "reason": "A new revision was found."},
           "00002": {"at": "2026-03-01T10:01:00Z", "phase": "Progressing", "weight": 20,
             "verdict": "advance", "reason": "The canary gets 20 %%.",
             "checks": [{"kind": "metric", "name": "request-success-rate", "verdict": "pass",
               "value": 99.9, "min": 99, "unit": "%%"}]},
           "00003": {"at": "2026-03-01T10:03:00Z", "phase": "Failed", "weight": 0, "failures": 5,
             "verdict": "rollback", "reason": "<b>Rolled</b> back: 5 of 5 failed checks.",
             "checks": [{"kind": "metric", "name": "request-success-rate", "verdict": "fail",
               "value": 91.34, "min": 99, "unit": "%%"}]}},
         "result": {"at": "2026-03-01T10:03:00Z", "outcome": "failed", "reason": "%s"}}}
        """
        .formatted(FAILED, WHY);
  }

  @AfterEach
  void nothing_was_complained_of() {
    browser.closePages();
    history.gone(new CanaryKey("shop", "checkout"));
    // Browsers report each answer over 399; the deleted record is one.
    browser.complaints().removeIf(text -> text.contains("Failed to load resource"));
    assertThat(browser.complaints()).isEmpty();
  }

  private Page open(Page page, String path) {
    Elements.signIn(page, root, "alice", path);
    return page;
  }

  private static Locator record(Page page) {
    return page.locator(".run-record");
  }

  @Test
  void a_past_run_is_opened_with_its_steps_its_checks_and_the_reason() {
    Page page = open(browser.page(), CHECKOUT);
    assertThat(page.locator(".run-facts").nth(1)).containsText("changed by argocd-controller");
    page.locator(".run button").nth(1).click();

    assertThat(record(page)).containsText("failed: " + WHY);
    assertThat(record(page)).containsText("checkout:1 → checkout:2");
    assertThat(record(page)).containsText("argocd-controller (Apply)");
    assertThat(record(page)).containsText("resume by ann (dashboard)");
    assertThat(record(page)).containsText("change-freeze (confirm-rollout)");
    assertThat(record(page).locator(".log-text"))
        .containsText(
            new String[] {
              "Progressing, 0 %. A new revision was found.",
              "Progressing, 20 %. The canary gets 20 %.",
              "<b>Rolled</b> back: 5 of 5 failed checks."
            });
    assertThat(record(page).locator("tbody tr")).hasCount(2);
    assertThat(record(page).locator("tbody tr").first()).containsText("91.34 %");
    assertThat(record(page).locator("tbody tr").first()).containsText("≥ 99 %");
    assertThat(page.locator(".chart-failure")).hasCount(1);
    assertThat(page.locator(".chart"))
        .hasAttribute("aria-label", Pattern.compile("3 ticks, 1 with failed checks, highest 20 %"));
    assertThat(page).hasURL(Pattern.compile(".*\\?run=" + FAILED));
    Browser.shoot(page, "recorded-run");
  }

  @Test
  void the_address_leads_to_the_run_and_the_current_run_takes_it_away() {
    Page page = open(browser.page(), CHECKOUT + "?run=" + FAILED);
    assertThat(record(page).locator(".log-line")).hasCount(3);

    page.locator(".run button").first().click();

    assertThat(record(page).locator(".log-line")).hasCount(0);
    assertThat(record(page)).containsText("The current run");
    assertThat(record(page)).containsText("helm (Update)");
    assertThat(record(page)).containsText("resume by ann (dashboard)");
    assertThat(page).hasURL(Pattern.compile(".*" + CHECKOUT + "$"));
    Browser.shoot(page, "current-run");
  }

  @Test
  void a_record_that_was_deleted_says_so_and_shows_nothing_of_another_run() {
    Page page = open(browser.page(), CHECKOUT + "?run=" + FAILED);
    assertThat(record(page).locator(".log-line")).hasCount(3);
    page.locator(".run button").nth(2).click();

    assertThat(record(page).locator("[role=status]")).hasText("The record of this run was deleted.");
    assertThat(record(page).locator(".log-line")).hasCount(0);
    assertThat(record(page).locator("tbody tr")).hasCount(0);
    assertThat(page.locator(".readout")).hasText("There is no record of the decisions of this run.");
  }

  @Test
  void what_the_checks_of_the_controller_found_is_advice_and_no_trouble() {
    var found =
        new Condition(
            "Healthy",
            "False",
            "ProbeMissing",
            "probe-missing: The pods of checkout have no readiness probe.",
            null,
            "2026-03-01T10:00:00Z");
    history.seen(
        Canaries.with(
            Canaries.weighted("shop", "checkout"),
            Canaries.status(CanaryPhase.SUCCEEDED, 0)
                .edit()
                .conditions(List.of(found))
                .lastTransitionTime("2026-03-02T08:01:00Z")
                .done()));
    Page page = open(browser.page(), CHECKOUT);

    assertThat(page.locator(".problem")).hasAttribute("aria-label", "Advice");
    assertThat(page.locator(".problem")).containsText("have no readiness probe");
    assertThat(page.locator(".problem")).containsText("haldane doctor says how to fix it");
    assertThat(Accessibility.barriers(page)).isEqualTo(List.of());
    Browser.shoot(page, "advice");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void the_record_is_accessible(ColorScheme scheme) {
    Page page = open(browser.page(1280, 900, scheme), CHECKOUT + "?run=" + FAILED);
    assertThat(record(page).locator(".log-line")).hasCount(3);

    assertThat(Accessibility.barriers(page)).isEqualTo(List.of());
    assertThat(page.evaluate(Contrast.TOO_LITTLE)).isEqualTo(List.of());
    Browser.shoot(page, scheme.name().toLowerCase(Locale.ROOT) + "-recorded-run");
  }

  @Test
  void a_phone_shows_the_record_without_scrolling_sideways() {
    Page page = open(browser.page(360, 740, ColorScheme.LIGHT), CHECKOUT + "?run=" + FAILED);
    assertThat(record(page).locator(".log-line")).hasCount(3);

    assertThat(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
        .isEqualTo(false);
    Browser.shoot(page, "phone-recorded-run");
  }
}
