package io.haldane.sandbox.demo;

import java.util.ArrayList;
import java.util.List;

/** Text in lines, broken where a terminal of the usual width ends. */
final class Paragraph {
  private static final int WIDTH = 76;

  private Paragraph() {}

  static List<String> lines(String text) {
    List<String> all = new ArrayList<>();
    String rest = text;
    while (rest.length() > WIDTH) {
      int end = rest.lastIndexOf(' ', WIDTH);
      all.add(rest.substring(0, end));
      rest = rest.substring(end + 1);
    }
    all.add(rest);
    return all;
  }
}
