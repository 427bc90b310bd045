package io.haldane.sandbox.promql;

/**
 * Why a query has no result.
 *
 * @param line first line is 1; 0 for errors of other kinds, which have no place in the text
 * @param column first column is 1
 * @param message what is wrong, without the place
 */
public record PromqlError(Kind kind, int line, int column, String message) {
  public enum Kind {
    /** The text is not a query of the subset. */
    PARSE,
    /** The query is well-formed and of a type that is not allowed here. */
    TYPE,
    /** The query is well-formed and these series cannot answer it. */
    EXECUTION
  }

  /** The error at an offset of a query's text. */
  static PromqlError parse(String query, int offset, String message) {
    String before = query.substring(0, Math.min(offset, query.length()));
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = offset - (before.lastIndexOf('\n') + 1) + 1;
    return new PromqlError(Kind.PARSE, line, column, message);
  }

  static PromqlError type(String message) {
    return new PromqlError(Kind.TYPE, 0, 0, message);
  }

  static PromqlError execution(String message) {
    return new PromqlError(Kind.EXECUTION, 0, 0, message);
  }

  /** The text that Prometheus' API shows. */
  public String text() {
    return switch (kind) {
      case PARSE -> line + ":" + column + ": parse error: " + message;
      case TYPE, EXECUTION -> message;
    };
  }
}
