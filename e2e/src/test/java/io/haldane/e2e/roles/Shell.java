package io.haldane.e2e.roles;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command line as a process, with the kubeconfig of a person.
 *
 * @param cli the packaged command line
 */
record Shell(Path cli, Person person) {
  private static final long LIMIT_MINUTES = 6;

  /** What a command left behind. */
  record Result(int code, String out, String err) {}

  /**
   * Runs a command of {@code kubectl-haldane}.
   *
   * @param line words separated by single spaces
   */
  Result haldane(String line) {
    List<String> command = new ArrayList<>();
    command.add(cli.resolve("kubectl-haldane").toString());
    command.addAll(List.of(line.split(" ", -1)));
    return run(command);
  }

  Result run(List<String> words) {
    // Files that were copied by a build need not be executable.
    List<String> command = new ArrayList<>(List.of("sh"));
    command.addAll(words);
    try {
      Path out = Files.createTempFile("out", ".txt");
      Path err = Files.createTempFile("err", ".txt");
      try {
        int code = end(start(command, out, err));
        return new Result(code, Files.readString(out), Files.readString(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a shell of that person has in its environment. */
  Map<String, String> environment() {
    return Map.of(
        "KUBECONFIG",
        person.kubeconfig().toString(),
        "PATH",
        cli + File.pathSeparator + Tools.path(),
        "LC_ALL",
        "C.UTF-8");
  }

  private Process start(List<String> command, Path out, Path err) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.to(out.toFile()))
            .redirectError(Redirect.to(err.toFile()));
    builder.environment().putAll(environment());
    return builder.start();
  }

  private static int end(Process process) {
    try {
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("the command did not end: " + process.info());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
