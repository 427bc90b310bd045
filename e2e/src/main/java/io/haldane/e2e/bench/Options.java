package io.haldane.e2e.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param sandbox on the API server of the sandbox, instead of a real one
 * @param scope what is measured
 * @param down how long the receiver of alerts is down
 * @param json where all figures go
 * @param compare figures of an earlier run
 */
record Options(
    int canaries,
    boolean sandbox,
    Scope scope,
    Duration down,
    Optional<Path> json,
    Optional<Path> compare) {
  static final String USAGE =
      "usage: haldane bench [--canaries N] [--sandbox] [--steady | --dashboard | --soak | --outbox | --load]"
          + " [--down SECONDS] [--json FILE] [--compare FILE]";

  private static final Duration DOWN = Duration.ofMinutes(5);
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
    N canaries, two minutes at rest, N rollouts at once, rollbacks, and taking over N more canaries.

      --canaries N    number of canaries (default 200; 500 with --dashboard, --soak or --outbox)
      --sandbox       on the API server of the sandbox, which costs little, instead of a real one
      --steady        only the start, taking over, the minutes at rest, and a restart
      --dashboard     the list of canaries in a real Chromium: how soon it is there, and what an
                      open page costs the controller at rest and during rollouts
      --soak          only releases whose checks ask four metrics backends, one of which hangs; on the
                      API server of the sandbox
      --outbox        only alerts: their receiver is down, controllers are killed, and all must arrive; on
                      the API server of the sandbox
      --load          only the load tester, beside vegeta, at the same server; needs a quiet machine
      --down SECONDS  how long the receiver is down (default 300)
      --json FILE     write all figures to FILE
      --compare FILE  show ratios to the FILE of an earlier run

    A missed target is reported, but is not an error. The exit code is 1 if the run failed, and
    2 for a wrong command line. Ctrl-C stops everything.\
    """
        .formatted(USAGE);
  }

  static Parsed parse(String[] args) {
    Options options = new Options(0, false, Scope.ALL, DOWN, Optional.empty(), Optional.empty());
    Iterator<String> words =
        Arrays.stream(args).flatMap(word -> Arrays.stream(word.split("=", 2))).iterator();
    while (words.hasNext()) {
      String word = words.next();
      switch (word) {
        case "--help", "-h" -> {
          return new Parsed.Help();
        }
        case "--sandbox" -> options = options.onSandbox();
        case "--steady" -> options = options.only(Scope.STEADY);
        case "--dashboard" -> options = options.only(Scope.DASHBOARD);
        case "--soak" -> options = options.onSandbox().only(Scope.SOAK);
        case "--canaries" -> {
          String number = next(words);
          if (!number.matches("[0-9]{1,6}") || !valid(Integer.parseInt(number))) {
            return new Parsed.Bad(
                "--canaries needs a number from 1 to %d, not '%s'".formatted(MOST, number));
          }
          options = options.of(Integer.parseInt(number));
        }
        case "--outbox" -> options = options.onSandbox().only(Scope.OUTBOX);
        case "--load" -> options = options.onSandbox().only(Scope.LOAD);
        case "--down" -> {
          String number = next(words);
          if (!number.matches("[1-9][0-9]{1,2}")) {
            return new Parsed.Bad("--down needs seconds from 10 to 999, not '" + number + "'");
          }
          options = options.downFor(Duration.ofSeconds(Integer.parseInt(number)));
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
    return new Parsed.Good(options.canaries == 0 ? options.of(options.scope.canaries()) : options);
  }

  private static String next(Iterator<String> words) {
    return words.hasNext() ? words.next() : "";
  }

  private static boolean valid(int canaries) {
    return canaries >= 1 && canaries <= MOST;
  }

  private Options onSandbox() {
    return new Options(canaries, true, scope, down, json, compare);
  }

  private Options only(Scope part) {
    return new Options(canaries, sandbox, part, down, json, compare);
  }

  private Options downFor(Duration time) {
    return new Options(canaries, sandbox, scope, time, json, compare);
  }

  private Options of(int number) {
    return new Options(number, sandbox, scope, down, json, compare);
  }

  private Options into(Path file) {
    return new Options(canaries, sandbox, scope, down, Optional.of(file), compare);
  }

  private Options against(Path file) {
    return new Options(canaries, sandbox, scope, down, json, Optional.of(file));
  }
}
