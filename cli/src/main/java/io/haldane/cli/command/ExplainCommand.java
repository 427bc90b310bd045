package io.haldane.cli.command;

import io.haldane.api.v1beta1.Canary;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.reading.Canaries;
import io.haldane.cli.reading.Explaining;
import io.haldane.cli.reading.Explanation;
import io.haldane.cli.reading.Installation;
import io.haldane.cli.reading.PictureReader;
import io.haldane.cli.session.Exit;
import io.haldane.cli.session.Session;
import io.haldane.cli.text.ExplanationTree;
import io.haldane.cli.text.Format;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description = {
      "Say why a release ended or does not move.",
      "Shows what was measured, against which limit, from which query, and what to do."
    },
    footerHeading = "%nExample:%n",
    footer = "  haldane explain checkout -n shop")
final class ExplainCommand implements Callable<Integer> {
  @Mixin private HelpOption help = new HelpOption();
  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private InstallationOptions installation = new InstallationOptions();

  @Parameters(paramLabel = "NAME", description = "Name of the canary.")
  private String name = "";

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
}
