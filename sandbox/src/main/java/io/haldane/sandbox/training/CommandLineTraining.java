package io.haldane.sandbox.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes the cache of classes of the command line: its commands are run against the sandbox. */
final class CommandLineTraining {
  private static final long END_MINUTES = 5;

  private CommandLineTraining() {}

  /**
   * @param folder holds {@code haldane-cli.jar}
   */
  static void run(Path folder, Path kubeconfig) throws IOException, InterruptedException {
    Path fresh = folder.resolve("haldane-cli.aot.new");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "@" + folder.resolve("jvm.options"),
                    "-XX:AOTCacheOutput=" + fresh,
                    "-cp",
                    folder.resolve("haldane-cli.jar").toString(),
                    "io.haldane.cli.Rehearsal",
                    kubeconfig.toString(),
                    Fleet.NAMESPACE,
                    Fleet.FIRST))
            .inheritIO()
            .start();
    if (!process.waitFor(END_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("the command line in training did not end");
    }
    if (process.exitValue() != 0 || !Files.exists(fresh)) {
      throw new IOException("the command line in training failed");
    }
    Files.move(fresh, folder.resolve("haldane-cli.aot"), StandardCopyOption.REPLACE_EXISTING);
  }
}
