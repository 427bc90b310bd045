package io.haldane.e2e.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param sandbox on the API server of the sandbox, instead of a real one
 * @param steady only initialise the fleet and watch it rest
 * @param dashboard measure the dashboard instead of rollouts; needs a Chromium
 * @param json where all figures go
 * @param compare figures of an earlier run
 */
record Options(
    int canaries,
    boolean sandbox,
    boolean steady,
    boolean dashboard,
    Optional<Path> json,
    Optional<Path> compare) {
  static final String USAGE =
      "usage: haldane bench [--canaries N] [--sandbox] [--steady | --dashboard] [--json FILE]"
          + " [--compare FILE]";

  private static final int MOST = 20_000;

  sealed interface Parsed {
    record Good(Options options) implements Parsed {}

    record Bad(String message) implements Parsed {}

    record Help() implements Parsed {}
  }

  static String help() {
    return """
    %s

    Starts a real API server with pods that only report ready, starts the packaged controller
    on it, and measures CPU, memory, requests and times of these phases: the start, taking over
    N canaries, a minute at rest, N rollouts at once, rollbacks, and taking over N more canaries.

      --canaries N    number of canaries (default 200)
      --sandbox       on the API server of the sandbox, which costs little, instead of a real one
      --steady        only the start, taking over, and the minute at rest
      --dashboard     the list of canaries in a real Chromium: how soon it is there, and what an
                      open page costs the controller at rest and during rollouts
      --json FILE     write all figures to FILE
      --compare FILE  show ratios to the FILE of an earlier run

    A missed target is reported, but is not an error. The exit code is 1 if the run failed, and
    2 for a wrong command line. Ctrl-C stops everything.\
    """
        .formatted(USAGE);
  }

  static Parsed parse(String[] args) {
    Options options = new Options(200, false, false, false, Optional.empty(), Optional.empty());
    Iterator<String> words =
        Arrays.stream(args).flatMap(word -> Arrays.stream(word.split("=", 2))).iterator();
    while (words.hasNext()) {
      String word = words.next();
      switch (word) {
        case "--help", "-h" -> {
          return new Parsed.Help();
        }
        case "--sandbox" -> options = options.onSandbox();
        case "--steady" -> options = options.onlySteady();
        case "--dashboard" -> options = options.ofDashboard();
        case "--canaries" -> {
          String number = next(words);
          if (!number.matches("[0-9]{1,6}") || !valid(Integer.parseInt(number))) {
            return new Parsed.Bad(
                "--canaries needs a number from 1 to %d, not '%s'".formatted(MOST, number));
          }
          options = options.of(Integer.parseInt(number));
        }
        case "--json" -> {
          String file = next(words);
          if (file.isEmpty()) {
            return new Parsed.Bad("--json needs a file");
          }
          options = options.into(Path.of(file));
        }
        case "--compare" -> {
          String file = next(words);
          if (!Files.isRegularFile(Path.of(file))) {
            return new Parsed.Bad("--compare needs a file of an earlier run, not '" + file + "'");
          }
          options = options.against(Path.of(file));
        }
        default -> {
          return new Parsed.Bad("unknown argument '" + word + "'\n" + USAGE);
        }
      }
    }
    return options.steady() && options.dashboard()
        ? new Parsed.Bad("choose --steady or --dashboard\n" + USAGE)
        : new Parsed.Good(options);
  }

  private static String next(Iterator<String> words) {
    return words.hasNext() ? words.next() : "";
  }

  private static boolean valid(int canaries) {
    return canaries >= 1 && canaries <= MOST;
  }

  private Options onSandbox() {
    return new Options(canaries, true, steady, dashboard, json, compare);
  }

  private Options onlySteady() {
    return new Options(canaries, sandbox, true, dashboard, json, compare);
  }

  private Options ofDashboard() {
    return new Options(canaries, sandbox, steady, true, json, compare);
  }

  private Options of(int number) {
    return new Options(number, sandbox, steady, dashboard, json, compare);
  }

  private Options into(Path file) {
    return new Options(canaries, sandbox, steady, dashboard, Optional.of(file), compare);
  }

  private Options against(Path file) {
    return new Options(canaries, sandbox, steady, dashboard, json, Optional.of(file));
  }
}
