package io.haldane.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a file that is generated: what stands between two marks. */
record Section(Path file, String start, String end) {
  private static final String START = "<!-- reference -->\n";
  private static final String END = "<!-- end -->";

  static Section of(Path file, String start, String end) {
    return new Section(file, start, end);
  }

  /** The last part of a document, which a new one does not have yet. */
  static Section atTheEnd(Path file) throws IOException {
    if (updates() && !Files.readString(file).contains(START)) {
      Files.writeString(file, Files.readString(file).strip() + "\n\n" + START + END + "\n");
    }
    return of(file, START, END);
  }

  private static boolean updates() {
    return Boolean.getBoolean("golden.update");
  }

  /** Fails if it is not that; {@code scripts/generate.sh} rewrites it. */
  void is(String wanted) throws IOException {
    String text = Files.readString(file);
    assertThat(text).as("%s", file).contains(start);
    int from = text.indexOf(start) + start.length();
    int to = text.indexOf(end, from);
    if (updates()) {
      text = text.substring(0, from) + wanted + text.substring(to);
      Files.writeString(file, text);
      to = from + wanted.length();
    }
    assertThat(text.substring(from, to))
        .as("%s: run scripts/generate.sh to rewrite it", file)
        .isEqualTo(wanted);
  }
}
