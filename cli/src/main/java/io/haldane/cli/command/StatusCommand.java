package io.haldane.cli.command;

import io.haldane.api.v1beta1.Canary;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.reading.Canaries;
import io.haldane.cli.reading.Novelty;
import io.haldane.cli.reading.Progress;
import io.haldane.engine.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "status",
    description = {
      "Say how far a release is; with --wait, a line per step until it ends.",
      "A version that was applied just before is waited for, too."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:promoted",
      "1:rolled back",
      "2:wrong usage",
      "3:held: paused, suspended, or prevented by a problem (with --wait: for 10 seconds)",
      "4:timed out, or still running without --wait",
      "5:the API server cannot be reached, refuses, or has no such canary"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  kubectl set image deployment/checkout app=checkout:2",
      "  haldane status checkout --wait --timeout 30m || exit 1"
    })
final class StatusCommand implements Callable<Integer> {
  @Mixin private HelpOption help = new HelpOption();
  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Mixin private TimeoutOption timeout = new TimeoutOption();

  @Parameters(paramLabel = "NAME", description = "Name of the canary.")
  private String name = "";

  @Option(names = "--wait", description = "Wait for the end of the release.")
  private boolean wait;

  private final Session session;

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Optional<Duration> limit = timeout.limit();
    try (Cluster api = cluster.connect()) {
      String namespace = cluster.namespace(api);
      if (wait) {
        Waiting waiting = new Waiting(session, api, namespace, name, limit);
        return waiting.until(Goal.END);
      }
      Canary canary = Canaries.get(api, namespace, name);
      boolean pending = new Novelty(api, Settings.DEFAULTS).isPending(canary);
      Progress progress = Progress.of(canary, pending);
      session.print(progress.line());
      return Goal.code(progress.state());
    }
  }
}
