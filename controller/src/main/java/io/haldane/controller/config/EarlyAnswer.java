package io.haldane.controller.config;

import io.haldane.controller.config.CommandLine.Parsed;
import java.util.List;

/**
 * Answers {@code haldane controller -help}, {@code -version} and wrong flags before anything is
 * built. Depends on nothing but the JDK, and exits with 10 when the controller is to be started.
 */
final class EarlyAnswer {
  private static final int START = 10;

  private EarlyAnswer() {}

  /** The version comes as a system property, as there is no jar to read it from. */
  public static void main(String[] args) {
    Build build = new Build(System.getProperty("haldane.version", "unknown"), "source");
    System.exit(
        switch (CommandLine.parse(List.of(args), build)) {
          case Parsed.Stop(int code, String text) -> {
            (code == 0 ? System.out : System.err).println(text);
            yield code;
          }
          case Parsed.Run _ -> START;
        });
  }
}
