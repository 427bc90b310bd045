package io.haldane.mesh.common;

import org.jspecify.annotations.Nullable;

/** Texts of a spec, in which an empty text is the same as none. */
public final class Texts {
  private Texts() {}

  public static boolean isSet(@Nullable String text) {
    return !orEmpty(text).isEmpty();
  }

  public static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
