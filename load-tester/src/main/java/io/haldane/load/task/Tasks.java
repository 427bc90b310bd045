package io.haldane.load.task;

import io.haldane.load.plan.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Starts what hooks ask for. A task that runs is not started again: the second hook waits for the
 * first one's end, or is answered that it runs. Thread-safe; blocks.
 */
public final class Tasks {
  private static final Logger LOG = Logger.getLogger(Tasks.class);

  /** How long a hook with failOnError waits for a task that fails at once. */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private final TaskReader reader;
  private final TaskRunner runner;
  private final TaskObserver observer;
  private final int most;
  private final Map<TaskKey, Running> running = new ConcurrentHashMap<>();
  private final LastVerdicts last = new LastVerdicts();
  private volatile boolean stopping;

  private record Running(Thread thread, CompletableFuture<Verdict> verdict) {}

  /**
   * @param most tasks at one time
   */
  public Tasks(TaskReader reader, TaskRunner runner, TaskObserver observer, int most) {
    this.reader = reader;
    this.runner = runner;
    this.observer = observer;
    this.most = most;
  }

  /** Starts a task, or finds that it runs, and answers the hook. */
  public Answer hook(Payload payload) throws InterruptedException {
    try {
      Task task = reader.read(payload);
      Optional<Running> started = started(task, payload);
      if (started.isEmpty()) {
        return stopping
            ? Answer.unavailable("The load tester is stopping.")
            : Answer.busy(
                "%d tasks run already, which is the limit. Try again, or raise -max-tasks."
                    .formatted(most));
      }
      return task.waits()
          ? ended(started.get(), task, payload)
          : inBackground(started.get(), payload);
    } catch (Refusal e) {
      LOG.warnf("%s: refused: %s", payload.canary(), e.sentence());
      return Answer.refused(e.sentence());
    }
  }

  private static String type(Task task) {
    return switch (task) {
      case Task.Load _ -> "load";
      case Task.Command _ -> "command";
    };
  }

  /** How many run now. */
  public int running() {
    return running.size();
  }

  private synchronized Optional<Running> started(Task task, Payload payload) {
    TaskKey key = TaskKey.of(payload);
    Running before = running.get(key);
    if (before != null) {
      observer.task(type(task), "skipped");
      LOG.debugf("%s: already running: %s", payload.canary(), task.description());
      return Optional.of(before);
    }
    if (stopping || running.size() >= most) {
      return Optional.empty();
    }
    CompletableFuture<Verdict> verdict = new CompletableFuture<>();
    Thread thread = Thread.ofVirtual().unstarted(() -> run(task, payload, key, verdict));
    Running now = new Running(thread, verdict);
    running.put(key, now);
    observer.task(type(task), "started");
    LOG.infof("%s: started: %s", payload.canary(), task.description());
    thread.start();
    return Optional.of(now);
  }

  private void run(Task task, Payload payload, TaskKey key, CompletableFuture<Verdict> result) {
    Verdict verdict = Verdict.failed("The task failed: a bug of the load tester. See its log.");
    try {
      verdict = runner.run(task, payload);
      last.put(key, verdict);
    } catch (InterruptedException e) {
      verdict = Verdict.failed("The load tester stopped before the task ended.");
    } catch (RuntimeException e) {
      LOG.errorf(e, "%s: a bug of the load tester in: %s", payload.canary(), task.description());
    } finally {
      observer.task(type(task), verdict.passed() ? "passed" : "failed");
      log(task, payload, verdict);
      running.remove(key);
      result.complete(verdict);
    }
  }

  /** The output of a command is logged only where the hook asks for it. */
  private static void log(Task task, Payload payload, Verdict verdict) {
    String text =
        switch (task) {
          case Task.Load _ -> ": " + verdict.text();
          case Task.Command _ -> "";
        };
    LOG.logf(
        verdict.passed() ? Logger.Level.INFO : Logger.Level.WARN,
        "%s: %s: %s%s",
        payload.canary(),
        verdict.passed() ? "ended" : "failed",
        task.description(),
        text);
  }

  private static Answer ended(Running started, Task task, Payload payload)
      throws InterruptedException {
    Verdict verdict = get(started);
    return switch (task) {
      // hey itself succeeds whatever the answers are.
      case Task.Load _ ->
          verdict.passed() || !payload.isSet("failOnError")
              ? Answer.ok(payload.isSet("returnCmdOutput") ? verdict.text() : "")
              : Answer.failed(verdict.text());
      case Task.Command _ ->
          verdict.passed()
              ? Answer.ok(payload.isSet("returnCmdOutput") ? verdict.text() : "")
              : Answer.failed(verdict.text());
    };
  }

  /**
   * With failOnError, the answer is how the task ended the last time, until it ends better. So
   * every retry of a hook gets the same answer, and the load continues.
   */
  private Answer inBackground(Running started, Payload payload) throws InterruptedException {
    if (!payload.isSet("failOnError")) {
      return Answer.accepted();
    }
    Optional<Verdict> before = last.of(TaskKey.of(payload));
    Optional<Verdict> known = before.isPresent() ? before : atOnce(started);
    return known
        .filter(verdict -> !verdict.passed())
        .map(verdict -> Answer.failed(verdict.text()))
        .orElseGet(Answer::accepted);
  }

  private static Optional<Verdict> atOnce(Running started) throws InterruptedException {
    try {
      return Optional.of(started.verdict().get(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Verdict get(Running started) throws InterruptedException {
    try {
      return started.verdict().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts nothing more and ends what runs. Blocks until it has ended, or for the time given. */
  public void stop(Duration grace) throws InterruptedException {
    List<Running> left;
    synchronized (this) {
      stopping = true;
      left = List.copyOf(running.values());
    }
    left.forEach(each -> each.thread().interrupt());
    long end = System.nanoTime() + grace.toNanos();
    for (Running each : left) {
      each.thread().join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
  }
}
