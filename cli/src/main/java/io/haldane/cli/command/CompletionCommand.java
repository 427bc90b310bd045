package io.haldane.cli.command;

import io.haldane.cli.exit.Exit;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "completion",
    description = "Print a script that completes commands and options in your shell.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(haldane completion bash)",
      "  source <(haldane completion zsh)",
      "  haldane completion fish | source"
    })
final class CompletionCommand implements Callable<Integer> {
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @Mixin private HelpOption help = new HelpOption();

  @Parameters(paramLabel = "SHELL", description = "One of bash, zsh, fish.")
  private Shell shell = Shell.BASH;

  private final Session session;

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    CommandLine all = Commands.with(session, Commands.NAMES);
    session.print(
        switch (shell) {
          // The script for bash loads zsh's own support for it.
          case BASH, ZSH -> AutoComplete.bash("haldane", all);
          case FISH -> FishCompletion.of(all);
        });
    return Exit.OK;
  }
}
