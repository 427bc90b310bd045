package io.haldane.cli.command;

import io.haldane.cli.text.Format;
import picocli.CommandLine.Option;

/** {@code -o}. */
final class OutputOption {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of json, yaml, wide, name, text. Default: text.")
  private Format format = Format.TEXT;

  Format format() {
    return format;
  }
}
