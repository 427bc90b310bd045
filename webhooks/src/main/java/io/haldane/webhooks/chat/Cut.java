package io.haldane.webhooks.chat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;

/** Shortens texts for services that refuse long ones. */
public final class Cut {
  private static final String MARK = "…";

  private Cut() {}

  /** At most that many characters, never half of one. */
  public static String characters(String text, int most) {
    return to(text, most, String::length);
  }

  /** Bytes in UTF-8, in which a Chinese character has three. */
  public static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Bytes inside of a JSON body, in which a line break has two and a control character six. */
  public static int jsonBytes(String text) {
    return bytes(new String(JsonStringEncoder.getInstance().quoteAsString(text)));
  }

  /**
   * As much of a text as fits, with a mark when something is left out.
   *
   * @param size of a text; longer texts are never smaller
   */
  public static String to(String text, int most, ToIntFunction<String> size) {
    if (size.applyAsInt(text) <= most) {
      return text;
    }
    int fits = 0;
    int tooMany = text.length();
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) / 2;
      if (size.applyAsInt(text.substring(0, middle) + MARK) <= most) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    boolean halves = fits > 0 && Character.isHighSurrogate(text.charAt(fits - 1));
    return text.substring(0, halves ? fits - 1 : fits) + MARK;
  }
}
