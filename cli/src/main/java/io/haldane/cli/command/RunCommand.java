package io.haldane.cli.command;

import io.haldane.api.v1beta1.Canary;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.exit.Exit;
import io.haldane.cli.exit.Failure;
import io.haldane.cli.reading.Canaries;
import io.haldane.cli.reading.SnapshotReader;
import io.haldane.cli.text.CheckRunTree;
import io.haldane.cli.text.Format;
import io.haldane.doctor.measure.CheckRun;
import io.haldane.doctor.snapshot.Side;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.engine.workload.Workload;
import io.haldane.outbound.OutboundClient;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = {
      "Run the metric checks of a canary once, now, and say whether they pass.",
      "Changes nothing: the canary keeps its step, and hooks are not called."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all checks pass",
      "1:a check fails, or cannot be asked",
      "2:wrong usage",
      "3:no check fails, and one has no data; or there are no metric checks",
      "5:the API server cannot be reached, refuses, or has no such canary"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  haldane run checkout -n shop",
      "  haldane run checkout --primary --metrics-server http://localhost:9090"
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private HelpOption help = new HelpOption();
  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private InstallationOptions installation = new InstallationOptions();
  @Mixin private MetricOptions metrics = new MetricOptions();

  @Parameters(paramLabel = "NAME", description = "Name of the canary.")
  private String name = "";

  @Option(
      names = "--primary",
      description = "Check the version that serves now, instead of the new one.")
  private boolean primary;

  private final Session session;

  RunCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Cluster api = cluster.connect();
        OutboundClient client = new OutboundClient();
        ProgressLine progress = new ProgressLine(session)) {
      Canary canary = Canaries.get(api, cluster.namespace(api), name);
      SnapshotReader reader =
          new SnapshotReader(api, installation.installation(), metrics.credentials());
      Snapshot s = reader.readOwn(canary, session.clock().instant());
      refuseUnready(s);
      CheckRun run =
          CheckRun.of(
              s,
              metrics.desk(api, client, session),
              primary ? Side.PRIMARY : Side.CANARY,
              metric -> progress.show("Asking " + metric + " …"));
      progress.show("");
      print(canary, run);
      reader.notes().forEach(session::note);
      return exit(run.outcome());
    }
  }

  private void print(Canary canary, CheckRun run) {
    Format format = output.format();
    session.print(
        format.isDocument()
            ? List.of(format.document(run))
            : CheckRunTree.of(canary.title(), run).lines(session.screen()));
  }

  private static void refuseUnready(Snapshot s) {
    if (s.router().isEmpty() || s.workload().filter(Workload::targetExists).isEmpty()) {
      throw new Failure(
          Failure.Kind.NOT_FOUND,
          "The checks of this canary cannot be run: its target or its provider is missing. See haldane doctor %s."
              .formatted(s.canary().getMetadata().getName()));
    }
  }

  private static int exit(CheckRun.Outcome outcome) {
    return switch (outcome) {
      case PASS -> Exit.OK;
      case FAIL -> Exit.NOT_OK;
      case NO_DATA -> Exit.NO_DATA;
    };
  }
}
