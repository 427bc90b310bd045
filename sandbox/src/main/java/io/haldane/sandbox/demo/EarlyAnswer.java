package io.haldane.sandbox.demo;

import java.nio.file.Path;

/**
 * Answers {@code haldane demo --help} and wrong arguments before anything is built. Depends on
 * nothing but the JDK, and exits with 10 when the demo is to be started.
 */
final class EarlyAnswer {
  private static final int START = 10;

  private EarlyAnswer() {}

  public static void main(String[] args) {
    System.exit(
        switch (DemoOptions.parse(args, false, Path.of(""))) {
          case DemoOptions.Parsed.Help _ -> {
            System.out.println(DemoOptions.help());
            yield 0;
          }
          case DemoOptions.Parsed.Bad(String message) -> {
            System.err.println(message);
            yield 2;
          }
          case DemoOptions.Parsed.Good _ -> START;
        });
  }
}
