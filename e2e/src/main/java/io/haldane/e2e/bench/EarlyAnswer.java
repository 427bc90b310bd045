package io.haldane.e2e.bench;

/**
 * Answers {@code haldane bench --help} and wrong arguments before anything is built. Depends on
 * nothing but the JDK, and exits with 10 when the bench is to be started.
 */
final class EarlyAnswer {
  private static final int START = 10;

  private EarlyAnswer() {}

  public static void main(String[] args) {
    System.exit(
        switch (Options.parse(args)) {
          case Options.Parsed.Help _ -> {
            System.out.println(Options.help());
            yield 0;
          }
          case Options.Parsed.Bad(String message) -> {
            System.err.println(message);
            yield 2;
          }
          case Options.Parsed.Good _ -> START;
        });
  }
}
