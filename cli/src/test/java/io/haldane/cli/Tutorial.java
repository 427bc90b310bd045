package io.haldane.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of a page, each with the lines that the page shows as its output. */
record Tutorial(List<Step> steps) {
  /** A block of commands, and the block of text below it, if there is one. */
  private static final Pattern BLOCK =
      Pattern.compile(
          "^```sh\\n(.*?)^```\\n(?:[^`]*?^```text\\n(.*?)^```)?",
          Pattern.DOTALL | Pattern.MULTILINE);

  /**
   * @param shown beginnings and ends of lines, around the dots that stand for what differs
   */
  record Step(String command, List<String> shown) {}

  static Tutorial read(Path page) throws IOException {
    List<Step> steps = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(page));
    while (block.find()) {
      List<String> commands = block.group(1).lines().toList();
      List<String> shown = block.group(2) == null ? List.of() : block.group(2).lines().toList();
      for (int i = 0; i < commands.size(); i++) {
        // What is shown below a block is the output of its last command.
        steps.add(new Step(commands.get(i), i == commands.size() - 1 ? shown : List.of()));
      }
    }
    return new Tutorial(List.copyOf(steps));
  }
}
