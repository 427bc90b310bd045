package io.haldane.controller.web;

import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** Tests of pages that share one browser; each starts without complaints. */
@Tag("browser")
@SuppressWarnings("NullAway.Init") // Quarkus and the set-up methods fill the fields
abstract class OneBrowser {
  static Browser browser;

  @Inject History history;

  @TestHTTPResource("/")
  URI root;

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
  final void forget() {
    browser.complaints().clear();
  }
}
