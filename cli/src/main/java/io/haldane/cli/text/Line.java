package io.haldane.cli.text;

import java.util.ArrayList;
import java.util.List;

/** A text of which parts have a tone; it wraps between words. */
public record Line(List<Part> parts) {
  /** Words of one tone. */
  record Part(Tone tone, String text) {}

  public Line {
    parts = List.copyOf(parts);
  }

  public static Line of(String text) {
    return of(Tone.PLAIN, text);
  }

  public static Line of(Tone tone, String text) {
    return new Line(List.of(new Part(tone, text)));
  }

  public Line and(Tone tone, String text) {
    List<Part> more = new ArrayList<>(parts);
    more.add(new Part(tone, text));
    return new Line(more);
  }

  public Line and(String text) {
    return and(Tone.PLAIN, text);
  }

  /** The line as at least one line of at most that many characters, if its words allow it. */
  List<String> wrapped(int width, Screen screen) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (Part word : words()) {
      boolean first = used == 0;
      int length = word.text().stripTrailing().length();
      if (!first && used + length > width) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        used = 0;
      }
      String text = used == 0 && !lines.isEmpty() ? word.text().stripLeading() : word.text();
      line.append(screen.paint(word.tone(), text));
      used += text.length();
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** Each with the spaces behind it. */
  private List<Part> words() {
    List<Part> words = new ArrayList<>();
    for (Part part : parts) {
      for (String word : part.text().split("(?<= )(?! )", -1)) {
        if (!word.isEmpty()) {
          words.add(new Part(part.tone(), word));
        }
      }
    }
    return words;
  }
}
