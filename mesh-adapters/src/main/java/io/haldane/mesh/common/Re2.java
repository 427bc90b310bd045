package io.haldane.mesh.common;

import java.util.regex.Pattern;

/** Regular expressions of proxies. */
public final class Re2 {
  private static final Pattern SPECIAL = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}]");

  private Re2() {}

  /** An expression that matches the text and nothing else. */
  public static String quote(String text) {
    return SPECIAL.matcher(text).replaceAll("\\\\$0");
  }
}
