package io.haldane.e2e.roles;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** A person who is signed in and has the page of a canary open. */
record Seat(Page page, Person person) {
  private static final double LIMIT_MILLIS = 180_000;

  /** Signs in by the login page, which leads back to the page that was asked for. */
  static Seat at(Chromium chromium, Person person, String path, int width) {
    Page page = chromium.page(width);
    page.navigate(chromium.root().resolve(path).toString());
    assertThat(page).hasURL(Pattern.compile(".*/login.*"));
    page.getByLabel("Token").fill(person.token());
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    assertThat(page.locator("#user")).hasAttribute("title", person.user());
    assertThat(page.locator("#connection")).hasText("live");
    return new Seat(page, person);
  }

  Locator button(String verb) {
    return page.locator(".order button[data-verb=" + verb + "]");
  }

  /** What is said beside a button. */
  Locator says(String verb) {
    return page.locator("#order-" + verb + "-why");
  }

  void awaitEnabled(String verb) {
    assertThat(button(verb))
        .not()
        .hasAttribute("aria-disabled", "true", patience());
  }

  void awaitText(String text) {
    assertThat(page.locator("main"))
        .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(LIMIT_MILLIS));
  }

  private static LocatorAssertions.HasAttributeOptions patience() {
    return new LocatorAssertions.HasAttributeOptions().setTimeout(LIMIT_MILLIS);
  }

  /** Presses a button and confirms. */
  void order(String verb) {
    awaitEnabled(verb);
    button(verb).click();
    Locator dialog = page.locator("dialog.confirm");
    assertThat(dialog).containsText("The event of this order names " + person.user() + ".");
    dialog.locator("button[data-kind=good]").click();
    assertThat(page.locator("#toasts")).containsText("Order \"" + verb + "\" is given.");
    assertThat(dialog).hasCount(0);
  }
}
