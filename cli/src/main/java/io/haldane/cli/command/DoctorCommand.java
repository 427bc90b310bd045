package io.haldane.cli.command;

import io.haldane.api.v1beta1.Canary;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.exit.Exit;
import io.haldane.cli.exit.Failure;
import io.haldane.cli.reading.Canaries;
import io.haldane.cli.reading.SnapshotReader;
import io.haldane.cli.text.Diagnosis;
import io.haldane.cli.text.DiagnosisTree;
import io.haldane.cli.text.Format;
import io.haldane.doctor.Doctor;
import io.haldane.doctor.measure.MeasuringRound;
import io.haldane.doctor.measure.MetricDesk;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.outbound.OutboundClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "doctor",
    description = {
      "Find what is wrong with canaries and what is around them, and say how to fix it.",
      "Runs their queries from this machine; changes nothing. docs/doctor.md lists the codes."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing found, or only notes",
      "1:errors or warnings",
      "2:wrong usage",
      "5:the API server cannot be reached, refuses, or has no such canary"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  haldane doctor checkout -n shop",
      "  haldane doctor -A -o json",
      "  haldane doctor checkout --metrics-server http://localhost:9090"
    })
final class DoctorCommand implements Callable<Integer> {
  @Mixin private HelpOption help = new HelpOption();
  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private InstallationOptions installation = new InstallationOptions();
  @Mixin private MetricOptions metrics = new MetricOptions();

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "Name of the canary. Default: all canaries of the namespace.")
  private @Nullable String name;

  @Option(
      names = {"-A", "--all-namespaces"},
      description = "All canaries of all namespaces.")
  private boolean all;

  private final Session session;

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (all && name != null) {
      throw Failure.usage("Give either the name of a canary or -A.");
    }
    try (Cluster api = cluster.connect();
        OutboundClient client = new OutboundClient()) {
      SnapshotReader reader =
          new SnapshotReader(api, installation.installation(), metrics.credentials());
      List<Diagnosis> found = examine(api, reader, metrics.desk(api, client, session));
      print(found);
      reader.notes().forEach(session::note);
      return found.stream().anyMatch(Diagnosis::needsFixing) ? Exit.NOT_OK : Exit.OK;
    }
  }

  private List<Diagnosis> examine(Cluster api, SnapshotReader reader, MetricDesk desk) {
    List<Diagnosis> found = new ArrayList<>();
    Instant now = session.clock().instant();
    try (ProgressLine progress = new ProgressLine(session)) {
      for (Canary canary : canaries(api)) {
        progress.show("Reading " + canary.title() + " …");
        Snapshot s = reader.read(canary, now);
        Snapshot measured =
            s.with(
                MeasuringRound.of(
                    s,
                    desk,
                    metric -> progress.show("Asking " + metric + " of " + canary.title() + " …")));
        found.add(
            new Diagnosis(
                canary.getMetadata().getNamespace(),
                canary.getMetadata().getName(),
                Doctor.examine(measured)));
      }
    }
    return found;
  }

  private List<Canary> canaries(Cluster api) {
    String namespace = cluster.namespace(api);
    return name == null
        ? Canaries.list(api, all ? Optional.empty() : Optional.of(namespace))
        : List.of(Canaries.get(api, namespace, name));
  }

  private void print(List<Diagnosis> found) {
    Format format = output.format();
    switch (format) {
      case JSON, YAML -> session.print(format.document(found));
      case NAME -> found.forEach(each -> session.print(each.codes()));
      case TEXT, WIDE -> {
        found.forEach(each -> session.print(DiagnosisTree.of(each).lines(session.screen())));
        if (found.isEmpty()) {
          session.note("There are no canaries to examine.");
        }
      }
    }
  }
}
