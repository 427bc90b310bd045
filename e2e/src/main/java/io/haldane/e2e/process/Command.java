package io.haldane.e2e.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Short commands of the system, run to their end. */
public final class Command {
  private Command() {}

  /**
   * Runs it and gives what it printed.
   *
   * @throws IllegalStateException when it fails, with its own words
   */
  public static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new IllegalStateException(
            String.join(" ", List.of(command)) + " ended with " + code + ": " + said.strip());
      }
      return said;
    } catch (IOException e) {
      throw new IllegalStateException("could not run " + command[0] + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + command[0], e);
    }
  }
}
