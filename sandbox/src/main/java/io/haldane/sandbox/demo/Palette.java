package io.haldane.sandbox.demo;

/** Colours of a terminal, or none. */
record Palette(boolean color) {

  String good(String text) {
    return in(32, text);
  }

  String warn(String text) {
    return in(33, text);
  }

  String bad(String text) {
    return in(31, text);
  }

  String accent(String text) {
    return in(36, text);
  }

  String bold(String text) {
    return in(1, text);
  }

  String dim(String text) {
    return in(2, text);
  }

  private String in(int code, String text) {
    return color ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
