package io.haldane.cli.text;

import java.util.ArrayList;
import java.util.List;

/** A line with lines below it, drawn with branches. */
public final class Tree {
  private final Line line;
  private final List<Tree> below = new ArrayList<>();

  public Tree(Line line) {
    this.line = line;
  }

  public Tree(String line) {
    this(Line.of(line));
  }

  /** Adds a branch and returns it. */
  public Tree add(Line branch) {
    return add(new Tree(branch));
  }

  public Tree add(String branch) {
    return add(Line.of(branch));
  }

  public Tree add(Tree branch) {
    below.add(branch);
    return branch;
  }

  public List<String> lines(Screen screen) {
    List<String> lines = new ArrayList<>();
    draw(lines, "", "", screen);
    return lines;
  }

  private void draw(List<String> lines, String first, String rest, Screen screen) {
    String under = below.isEmpty() ? rest : rest + "│ ";
    List<String> own = line.wrapped(screen.columns() - rest.length() - 4, screen);
    for (int i = 0; i < own.size(); i++) {
      lines.add(screen.paint(Tone.FAINT, i == 0 ? first : under + "  ") + own.get(i));
    }
    for (int i = 0; i < below.size(); i++) {
      boolean last = i == below.size() - 1;
      below
          .get(i)
          .draw(lines, rest + (last ? "└─ " : "├─ "), rest + (last ? "   " : "│  "), screen);
    }
  }
}
