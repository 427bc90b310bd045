package io.haldane.sandbox.demo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param once end after the story, with an exit code that says whether it went as it should
 * @param port of the dashboard; absent: 8080, or any other if that is taken
 * @param controller folder with {@code quarkus-run.jar}
 */
record DemoOptions(boolean once, Optional<Integer> port, boolean color, Path controller) {
  static final String USAGE = "usage: haldane demo [--once] [--port N] [--no-color]";

  sealed interface Parsed {
    record Good(DemoOptions options) implements Parsed {}

    record Bad(String message) implements Parsed {}

    record Help() implements Parsed {}
  }

  static Parsed parse(String[] args, boolean color, Path controller) {
    DemoOptions options = new DemoOptions(false, Optional.empty(), color, controller);
    Iterator<String> words = Arrays.asList(args).iterator();
    while (words.hasNext()) {
      String word = words.next();
      switch (word) {
        case "--once" -> options = options.untilToldOnce();
        case "--no-color" -> options = options.plain();
        case "--help", "-h" -> {
          return new Parsed.Help();
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

  private DemoOptions untilToldOnce() {
    return new DemoOptions(true, port, color, controller);
  }

  private DemoOptions plain() {
    return new DemoOptions(once, port, false, controller);
  }

  private DemoOptions at(int number) {
    return new DemoOptions(once, Optional.of(number), color, controller);
  }
}
