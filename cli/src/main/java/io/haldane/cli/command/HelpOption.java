package io.haldane.cli.command;

import picocli.CommandLine.Option;

/** {@code --help} of every command. */
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this text.")
  private boolean asked;
}
