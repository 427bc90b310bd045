package io.haldane.sandbox.demo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the command line asks for.
 *
 * @param once end after the story, with an exit code that says whether it went as it should
 * @param port of the dashboard; absent: 8080, or any other if that is taken
 * @param controller folder with {@code quarkus-run.jar}
 */
record DemoOptions(
    Strategy strategy, boolean once, Optional<Integer> port, boolean color, Path controller) {
  static final String USAGE =
      "usage: haldane demo [--strategy WORD] [--once] [--port N] [--no-color]";

  sealed interface Parsed {
    record Good(DemoOptions options) implements Parsed {}

    record Bad(String message) implements Parsed {}

    record Help() implements Parsed {}
  }

  /** The usage and the meaning of every option. */
  static String help() {
    return """
    %s

    Runs a cluster in one process and releases three versions on it: a good one,
    one that fails 5 %% of its requests, and a slow one. The strategy decides how
    users get the new versions:

    %s

      --once      end after the three releases, with exit code 0 only if all of
                  them and their requests went as expected
      --port N    port of the dashboard; by default 8080, or a free one
      --no-color  plain text; a pipe and the variable NO_COLOR have the same effect

    Without --once, the dashboard has buttons for more releases. Ctrl-C stops
    the demo.\
    """
        .formatted(
            USAGE,
            Arrays.stream(Strategy.values())
                .map(DemoOptions::describe)
                .collect(Collectors.joining("\n")));
  }

  private static String describe(Strategy strategy) {
    String first = strategy == Strategy.CANARY ? " (the default)" : "";
    String story = String.join("\n      ", Paragraph.lines(strategy.story()));
    return "  --strategy %s%s%n      %s".formatted(strategy.word(), first, story);
  }

  static Parsed parse(String[] args, boolean color, Path controller) {
    DemoOptions options =
        new DemoOptions(Strategy.CANARY, false, Optional.empty(), color, controller);
    Iterator<String> words =
        Arrays.stream(args).flatMap(word -> Arrays.stream(word.split("=", 2))).iterator();
    while (words.hasNext()) {
      String word = words.next();
      switch (word) {
        case "--once" -> options = options.untilToldOnce();
        case "--no-color" -> options = options.plain();
        case "--help", "-h" -> {
          return new Parsed.Help();
        }
        case "--strategy" -> {
          String wanted = words.hasNext() ? words.next() : "";
          Optional<Strategy> strategy = Strategy.of(wanted);
          if (strategy.isEmpty()) {
            return new Parsed.Bad(
                "--strategy is one of %s, not '%s'".formatted(Strategy.words(), wanted));
          }
          options = options.by(strategy.get());
        }
        case "--port" -> {
          String number = words.hasNext() ? words.next() : "";
          if (!number.matches("[0-9]{1,5}") || !valid(Integer.parseInt(number))) {
            return new Parsed.Bad("--port needs a number from 1 to 65535, not '" + number + "'");
          }
          options = options.at(Integer.parseInt(number));
        }
        default -> {
          return new Parsed.Bad("unknown argument '" + word + "'\n" + USAGE);
        }
      }
    }
    return new Parsed.Good(options);
  }

  private static boolean valid(int port) {
    return port >= 1 && port <= 65_535;
  }

  private DemoOptions by(Strategy other) {
    return new DemoOptions(other, once, port, color, controller);
  }

  private DemoOptions untilToldOnce() {
    return new DemoOptions(strategy, true, port, color, controller);
  }

  private DemoOptions plain() {
    return new DemoOptions(strategy, once, port, false, controller);
  }

  private DemoOptions at(int number) {
    return new DemoOptions(strategy, once, Optional.of(number), color, controller);
  }
}
