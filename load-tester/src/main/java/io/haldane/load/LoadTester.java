package io.haldane.load;

import io.haldane.load.command.ProgramLimits;
import io.haldane.load.command.Programs;
import io.haldane.load.gate.GateStore;
import io.haldane.load.generate.Generator;
import io.haldane.load.plan.PlanLimits;
import io.haldane.load.task.TaskReader;
import io.haldane.load.task.TaskRunner;
import io.haldane.load.task.Tasks;
import io.haldane.load.web.Access;
import io.haldane.load.web.LoadTesterServer;
import io.haldane.load.web.Metrics;
import io.haldane.load.web.Routes;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** All parts of the load tester, put together. */
final class LoadTester implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LoadTester.class);
  private static final int MOST_OUTPUT = 64 * 1024;
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration FOR_ANSWERS = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final Tasks tasks;
  private final LoadTesterServer server;

  LoadTester(Options options, GateStore gates) {
    // The resolver of the JVM reads resolv.conf as everything else in the pod does.
    System.setProperty("vertx.disableDnsResolver", "true");
    vertx =
        Vertx.vertx(
            new VertxOptions()
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    Metrics metrics = new Metrics();
    Programs programs =
        new Programs(
            new ProgramLimits(
                options.allowed(),
                options.allowShell,
                options.timeout,
                options.maxCommands,
                MOST_OUTPUT));
    PlanLimits limits =
        new PlanLimits(
            options.timeout, options.maxConcurrency, options.maxRate, options.bodyFiles());
    Generator generator = new Generator(vertx, options.hostRules(), metrics::request);
    tasks =
        new Tasks(
            new TaskReader(limits, programs),
            new TaskRunner(generator, programs, options.timeout),
            metrics,
            options.maxTasks);
    metrics.countRunning(tasks::running);
    server =
        new LoadTesterServer(
            vertx, new Routes(tasks, gates, new Access(options.namespaces)), metrics);
    LOG.infof("Gates are kept %s.", gates.description());
  }

  /** The port that it listens on. */
  int listen(int port) {
    int actual = await(server.listen("0.0.0.0", port).toCompletableFuture());
    LOG.infof("The load tester listens on port %d.", actual);
    return actual;
  }

  /** So that the first load is measured like later ones. Returns at once. */
  void warmUp(int port) {
    Thread.startVirtualThread(() -> {
      try {
        new WarmUp(vertx, port).run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private static <T> T await(CompletableFuture<T> future) {
    return future.join();
  }

  /** Ends all tasks, answers the hooks that wait for them, then closes. */
  @Override
  public void close() {
    try {
      LOG.infof("Stopping; %d tasks are running.", tasks.running());
      tasks.stop(GRACE);
      server.drain(FOR_ANSWERS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      await(vertx.close().toCompletionStage().toCompletableFuture());
    } catch (CompletionException e) {
      LOG.warn("The load tester did not close cleanly", e);
    }
  }
}
