package io.haldane.cli.command;

import io.haldane.api.v1beta1.Canary;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.exit.Exit;
import io.haldane.cli.reading.Canaries;
import io.haldane.cli.reading.Difference;
import io.haldane.cli.reading.NextRelease;
import io.haldane.cli.text.Format;
import io.haldane.cli.text.Screen;
import io.haldane.cli.text.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    description = {
      "Show what the next run would release.",
      "Compares pod template, ConfigMaps and Secrets of the target with those of the primary.",
      "Values of Secrets are not shown."
    },
    footerHeading = "%nExample:%n",
    footer = "  haldane diff checkout -n shop")
final class DiffCommand implements Callable<Integer> {
  @Mixin private HelpOption help = new HelpOption();
  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private InstallationOptions installation = new InstallationOptions();

  @Parameters(paramLabel = "NAME", description = "Name of the canary.")
  private String name = "";

  @Option(names = "--exit-code", description = "Exit with 1 if there are differences.")
  private boolean exitCode;

  private final Session session;

  DiffCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Cluster api = cluster.connect()) {
      Canary canary = Canaries.get(api, cluster.namespace(api), name);
      NextRelease.Found found = new NextRelease(api, installation.settings()).read(canary);
      Format format = output.format();
      if (format.isDocument()) {
        session.print(format.document(found));
      } else {
        session.print(lines(found.differences(), session.screen()));
        found.notes().forEach(session::note);
      }
      return exitCode && !found.differences().isEmpty() ? Exit.NOT_OK : Exit.OK;
    }
  }

  private static List<String> lines(List<Difference> differences, Screen screen) {
    if (differences.isEmpty()) {
      return List.of("No difference: the primary runs what the target has.");
    }
    List<String> lines = new ArrayList<>();
    String object = "";
    for (Difference difference : differences) {
      if (!difference.object().equals(object)) {
        object = difference.object();
        lines.add(screen.paint(Tone.STRONG, object));
      }
      lines.add("  " + difference.field());
      add(lines, "    - ", difference.before(), Tone.BAD, screen);
      add(lines, "    + ", difference.after(), Tone.GOOD, screen);
    }
    return lines;
  }

  private static void add(
      List<String> lines, String sign, @Nullable String value, Tone tone, Screen screen) {
    if (value != null) {
      value.lines().forEach(line -> lines.add(screen.paint(tone, sign + line)));
    }
  }
}
