package io.haldane.cli.command;

import io.haldane.cli.exit.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "haldane",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Shows and steers canaries, and checks their files.",
      "It uses your kubeconfig and your permissions, as kubectl does."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  haldane list -A",
      "  haldane get checkout --watch",
      "  haldane status checkout --wait --timeout 30m",
      "",
      "See haldane COMMAND --help for its options."
    })
final class Root implements Callable<Integer> {
  @Mixin private HelpOption help = new HelpOption();
  @Spec private CommandSpec spec = CommandSpec.create();
  private final Session session;

  Root(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(session.out());
    return Exit.OK;
  }
}
