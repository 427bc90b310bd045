package io.haldane.controller.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds what tests look at on the pages. */
final class Elements {
  private Elements() {}

  static Locator row(Page page, String name) {
    return page.locator(".row", new Page.LocatorOptions().setHasText(name));
  }

  static Locator standing(Page page, String name) {
    return row(page, name).locator(".share-number");
  }

  static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  static void tabTo(Page page, Locator wanted) {
    for (int press = 0; press < 60; press++) {
      page.keyboard().press("Tab");
      if ((boolean) wanted.evaluate("node => node === document.activeElement")) {
        return;
      }
    }
    throw new AssertionError("Tab never reaches " + wanted);
  }

  static List<String> demoAnswers(Page page) {
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

  static Page.GetByRoleOptions level(int level) {
    return new Page.GetByRoleOptions().setLevel(level);
  }

  static Locator.FilterOptions has(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /** From a page of the dashboard, as a login from elsewhere is refused; each user with an own address. */
  static void signIn(Page page, URI root, String user, String path) {
    page.navigate(root.resolve("/login").toString());
    page.evaluate(
        """
        (token) => fetch("/api/session", {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-Forwarded-For": "192.0.2." + token.length },
          body: JSON.stringify({ token }),
        }).then(({ status }) => status)
        """,
        user + "-token");
    page.navigate(root.resolve(path).toString());
    assertThat(page.locator("#connection")).hasText("live");
    assertThat(page.locator("#user")).hasText(user);
  }
}
