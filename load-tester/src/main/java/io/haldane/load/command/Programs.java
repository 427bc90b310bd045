package io.haldane.load.command;

import io.haldane.api.GoDuration;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Runs programs that are allowed, within limits. Thread-safe; blocks. */
public final class Programs {
  private static final Duration FOR_THE_REST_OF_THE_OUTPUT = Duration.ofSeconds(1);

  private final ProgramLimits limits;
  private final Semaphore places;

  public Programs(ProgramLimits limits) {
    this.limits = limits;
    this.places = new Semaphore(limits.concurrent());
  }

  /** Why a program may not run; empty when it may. */
  public Optional<String> refusal(String program) {
    if (limits.allowed().contains(program)) {
      return Optional.empty();
    }
    return Optional.of(
        limits.allowed().isEmpty()
            ? "This load tester runs hey, ghz and wrk itself and no other command. Set -allow-commands to the programs that it may run."
            : "The command is not among those that this load tester may run: %s. Add it to -allow-commands."
                .formatted(String.join(", ", new TreeSet<>(limits.allowed()))));
  }

  /** Why no shell may run; empty when it may. */
  public Optional<String> shellRefusal() {
    return limits.shell()
        ? Optional.empty()
        : Optional.of(
            "Type bash needs a shell, and this load tester runs none. Start it with -allow-shell.");
  }

  /**
   * Runs a program to its end, or until its time is over, and ends what it started. The standard
   * input is empty; error output is part of the output.
   */
  public ProgramResult run(List<String> words) throws InterruptedException {
    if (!places.tryAcquire()) {
      return new ProgramResult.NotStarted(
          "%d commands run already, which is the limit. Try again, or raise -max-commands."
              .formatted(limits.concurrent()));
    }
    try {
      return started(words);
    } finally {
      places.release();
    }
  }

  private ProgramResult started(List<String> words) throws InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
    } catch (IOException e) {
      return new ProgramResult.NotStarted(
          "The program cannot be started. Check that the image has it.");
    }
    BoundedOutput output = new BoundedOutput(limits.output());
    Thread reader =
        Thread.ofPlatform().daemon().start(() -> output.drain(process.getInputStream()));
    try {
      boolean ended = process.waitFor(limits.longest().toNanos(), TimeUnit.NANOSECONDS);
      if (!ended) {
        kill(process);
      }
      reader.join(FOR_THE_REST_OF_THE_OUTPUT);
      String text = LikelySecrets.hide(output.text());
      return ended
          ? new ProgramResult.Finished(process.exitValue(), text)
          : new ProgramResult.TimedOut(text);
    } finally {
      kill(process);
    }
  }

  /**
   * Its children too; they are found while it lives, and killed after it, so that it starts no
   * more.
   */
  private static void kill(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  /** For messages. */
  public String longest() {
    return GoDuration.format(limits.longest());
  }
}
