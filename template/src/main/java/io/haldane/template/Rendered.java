package io.haldane.template;

/** What became of a query template. */
public sealed interface Rendered {
  /** The query as the backend will see it. */
  record Text(String text) implements Rendered {}

  /**
   * There is no query.
   *
   * @param why line and column, what is wrong there, and what to write instead
   */
  record Bad(String why) implements Rendered {}
}
