package io.haldane.sandbox.promql;

/** Texts as error messages show them. */
final class Quoted {
  private Quoted() {}

  static String of(String text) {
    return '"'
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t")
        + '"';
  }
}
