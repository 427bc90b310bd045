package io.haldane.cli.command;

import io.haldane.cli.exit.Exit;
import io.haldane.cli.exit.Failure;
import io.haldane.cli.lint.Finding;
import io.haldane.cli.lint.Linter;
import io.haldane.cli.text.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "lint",
    description = {
      "Find mistakes in files, without a cluster.",
      "Checks schema, unknown fields, steps, features of the provider, and queries. Files may",
      "have many documents; objects of other kinds are skipped.",
      "Of the rules of the controller, the first one that is broken is shown per canary."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:no mistakes", "1:mistakes", "2:wrong usage, or a file cannot be read"},
    footerHeading = "%nExamples:%n",
    footer = {"  haldane lint canary.yaml", "  helm template ./chart | haldane lint -"})
final class LintCommand implements Callable<Integer> {
  @Mixin private HelpOption help = new HelpOption();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private InstallationOptions installation = new InstallationOptions();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "YAML or JSON; - for the standard input.")
  private List<String> files = List.of();

  private final Session session;

  LintCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Linter linter = new Linter(installation.installation());
    files.forEach(file -> linter.add(file, read(file)));
    Linter.Report report = linter.check();
    Format format = output.format();
    if (format.isDocument()) {
      session.print(format.document(report));
    } else {
      session.print(report.findings().stream().map(Finding::line).toList());
      session.note(summary(report));
    }
    return report.findings().isEmpty() ? Exit.OK : Exit.NOT_OK;
  }

  private static String summary(Linter.Report report) {
    String skipped =
        report.skipped() == 0 ? "" : ", %d of other kinds skipped".formatted(report.skipped());
    int mistakes = report.findings().size();
    return "%d checked%s: %s"
        .formatted(
            report.checked(),
            skipped,
            mistakes == 0 ? "no mistakes" : mistakes == 1 ? "1 mistake" : mistakes + " mistakes");
  }

  private String read(String file) {
    try {
      return file.equals("-")
          ? new String(session.in().readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(Path.of(file));
    } catch (IOException e) {
      throw Failure.usage(
          "%s cannot be read: there is no such file, or it is not text.".formatted(file));
    }
  }
}
