package io.haldane.controller.web.login;

/** Names from outside for a log line: one line, and not too long. */
public final class Plain {
  private static final int LONGEST = 200;

  private Plain() {}

  public static String of(String text) {
    String line = text.replaceAll("\\p{C}", "?");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
