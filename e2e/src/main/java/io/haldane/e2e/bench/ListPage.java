package io.haldane.e2e.bench;

import java.net.URI;

/** The dashboard's list of canaries, in a browser. */
final class ListPage {
  private static final URI BLANK = URI.create("about:blank");

  /**
   * Milliseconds from the navigation until there are so many rows and a frame with them was
   * painted. The button for more rows is pressed as soon as it is there.
   */
  private static final String PAINTED =
      """
      new Promise((done) => {
        const rows = () => document.querySelectorAll(".rows .row").length;
        const look = () => {
          if (rows() >= %d) {
            requestAnimationFrame(() => setTimeout(() => done(performance.now())));
            return;
          }
          if (%b) document.querySelector(".more:not([hidden]) button")?.click();
          requestAnimationFrame(look);
        };
        look();
      })
      """;

  private final DevTools page;
  private final URI list;

  ListPage(DevTools page, URI list) {
    this.page = page;
    this.list = list;
  }

  /** Milliseconds until the rows are painted that the page shows by itself. */
  double open(int rows) {
    close();
    page.navigate(list);
    return page.evaluate(PAINTED.formatted(rows, false)).asDouble();
  }

  /** Milliseconds until all rows are painted. */
  double openWhole(int rows) {
    close();
    page.navigate(list);
    return page.evaluate(PAINTED.formatted(rows, true)).asDouble();
  }

  /** Rows whose canary is in that phase. */
  int inPhase(String phase) {
    return page.evaluate(
            "[...document.querySelectorAll('.rows .row')].filter((row) => row.textContent"
                + ".includes('"
                + phase
                + "')).length")
        .asInt();
  }

  /** Ends its connection to the controller. */
  void close() {
    page.navigate(BLANK);
  }
}
