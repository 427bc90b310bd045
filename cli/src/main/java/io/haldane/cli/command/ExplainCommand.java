package io.haldane.cli.command;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.exit.Exit;
import io.haldane.cli.reading.Canaries;
import io.haldane.cli.reading.Explaining;
import io.haldane.cli.reading.Explanation;
import io.haldane.cli.reading.Installation;
import io.haldane.cli.reading.PastRuns;
import io.haldane.cli.reading.PictureReader;
import io.haldane.cli.text.ExplanationTree;
import io.haldane.cli.text.Format;
import io.haldane.cli.text.RunTree;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description = {
      "Say why a release ended or does not move.",
      "Shows what was measured, against which limit, from which query, and what to do.",
      "With RUN, shows the steps of that run."
    },
    footerHeading = "%nExample:%n",
    footer = {"  haldane explain checkout -n shop", "  haldane explain checkout last -n shop"})
final class ExplainCommand implements Callable<Integer> {
  @Mixin private HelpOption help = new HelpOption();
  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private InstallationOptions installation = new InstallationOptions();

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the canary.")
  private String name = "";

  @Parameters(
      index = "1",
      paramLabel = "RUN",
      arity = "0..1",
      description = "Id of a run as history shows it, or its beginning; last for the last one.")
  private @Nullable String run;

  private final Session session;

  ExplainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Cluster api = cluster.connect()) {
      Installation here = installation.installation();
      Instant now = session.clock().instant();
      Canary canary = Canaries.get(api, cluster.namespace(api), name);
      if (run != null) {
        print(new PastRuns(api).find(canary, run));
        return Exit.OK;
      }
      Explanation explanation =
          new Explaining(api, here)
              .explain(canary, new PictureReader(api, here).read(canary, now), now);
      Format format = output.format();
      session.print(
          format.isDocument()
              ? List.of(format.document(explanation))
              : ExplanationTree.of(canary.title(), explanation).lines(session.screen()));
      return Exit.OK;
    }
  }

  private void print(RunRecord record) {
    Format format = output.format();
    session.print(
        format.isDocument()
            ? List.of(format.document(record))
            : RunTree.of(name, record).lines(session.screen()));
  }
}
