package io.haldane.load.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A command as words, by the quoting rules of a POSIX shell. What only a shell can do, such as
 * pipes and variables, is refused: no shell reads the words.
 */
public final class Words {
  private static final int LONGEST = 64 * 1024;
  private static final int MOST = 1_000;
  private static final String OPERATORS = "|&;<>()`$\n";

  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private Words(String text) {
    this.text = text;
  }

  /** The words; none for a text without any. */
  public static List<String> of(String command) throws Refusal {
    if (command.length() > LONGEST) {
      throw new Refusal("The command has more than %d characters.".formatted(LONGEST));
    }
    return new Words(command.strip()).split();
  }

  private List<String> split() throws Refusal {
    while (at < text.length()) {
      char next = text.charAt(at++);
      switch (next) {
        case ' ', '\t', '\r' -> endWord();
        case '\'' -> singleQuoted();
        case '"' -> doubleQuoted();
        case '\\' -> escaped();
        default -> plain(next);
      }
    }
    endWord();
    return List.copyOf(words);
  }

  private void endWord() throws Refusal {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
      if (words.size() > MOST) {
        throw new Refusal("The command has more than %d words.".formatted(MOST));
      }
    }
  }

  private void plain(char next) throws Refusal {
    if (OPERATORS.indexOf(next) >= 0) {
      throw shellNeeded(next);
    }
    append(next);
  }

  private void append(char next) {
    inWord = true;
    word.append(next);
  }

  private void singleQuoted() throws Refusal {
    int end = text.indexOf('\'', at);
    if (end < 0) {
      throw unclosed('\'');
    }
    inWord = true;
    word.append(text, at, end);
    at = end + 1;
  }

  private void doubleQuoted() throws Refusal {
    inWord = true;
    while (at < text.length()) {
      char next = text.charAt(at++);
      switch (next) {
        case '"' -> {
          return;
        }
        case '\\' -> escapedInQuotes();
        case '$', '`' -> throw shellNeeded(next);
        default -> word.append(next);
      }
    }
    throw unclosed('"');
  }

  private void escapedInQuotes() throws Refusal {
    if (at == text.length()) {
      throw unclosed('"');
    }
    char next = text.charAt(at++);
    if (next == '\n') {
      return;
    }
    if ("\"\\$`".indexOf(next) < 0) {
      word.append('\\');
    }
    word.append(next);
  }

  private void escaped() throws Refusal {
    if (at == text.length()) {
      throw new Refusal("The command ends with a backslash.");
    }
    char next = text.charAt(at++);
    // A line that is continued.
    if (next != '\n') {
      append(next);
    }
  }

  private static Refusal unclosed(char quote) {
    return new Refusal("The command has a %s that is not closed.".formatted(quote));
  }

  private static Refusal shellNeeded(char operator) {
    return new Refusal(
        "The command has %s outside of quotes, which needs a shell. Quote it, or use type bash with"
                .formatted(operator == '\n' ? "a line break" : "a " + operator)
            + " a load tester that runs with -allow-shell.");
  }
}
