package io.haldane.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a file that is generated: what stands between two marks. */
record Section(Path file, String start, String end) {
  static Section of(Path file, String start, String end) {
    return new Section(file, start, end);
  }

  /** Fails if it is not that; {@code -Dgolden.update=true} rewrites it. */
  void is(String wanted) throws IOException {
    String text = Files.readString(file);
    assertThat(text).as("%s", file).contains(start);
    int from = text.indexOf(start) + start.length();
    int to = text.indexOf(end, from);
    if (Boolean.getBoolean("golden.update")) {
      text = text.substring(0, from) + wanted + text.substring(to);
      Files.writeString(file, text);
      to = from + wanted.length();
    }
    assertThat(text.substring(from, to))
        .as("%s: -Dgolden.update=true rewrites it", file)
        .isEqualTo(wanted);
  }
}
