package io.haldane.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real server of one test class, on the loopback interface. Its data is thrown away. */
public final class LocalProcess implements AutoCloseable {
  private final Process process;

  private LocalProcess(Process process) {
    this.process = process;
  }

  /**
   * @param directory where it runs and where its output goes, into a file named like the program
   */
  public static LocalProcess start(
      Path directory, Map<String, String> environment, List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(command.getFirst() + ".log").toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new LocalProcess(process);
  }

  /** Waits for its end. */
  public int result() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    // Workers of a server end with it only if it is asked to end.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }
}
