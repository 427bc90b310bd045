package io.haldane.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The script for fish, which picocli does not write. */
final class FishCompletion {
  private FishCompletion() {}

  static String of(CommandLine program) {
    List<String> lines = new ArrayList<>();
    lines.add("complete -c haldane -f");
    for (Map.Entry<String, CommandLine> command : program.getSubcommands().entrySet()) {
      CommandSpec spec = command.getValue().getCommandSpec();
      lines.add(
          "complete -c haldane -n __fish_use_subcommand -a %s -d %s"
              .formatted(command.getKey(), quoted(first(spec.usageMessage().description()))));
      spec.options().forEach(option -> lines.add(line(command.getKey(), option)));
    }
    return String.join("\n", lines);
  }

  private static String line(String command, OptionSpec option) {
    StringBuilder line = new StringBuilder("complete -c haldane -n ");
    line.append(quoted("__fish_seen_subcommand_from " + command));
    for (String name : option.names()) {
      line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.arity().min() > 0) {
      line.append(option.longestName().equals("--kubeconfig") ? " -r -F" : " -x");
    }
    return line.append(" -d ").append(quoted(first(option.description()))).toString();
  }

  private static String first(String[] texts) {
    return texts.length == 0 ? "" : texts[0];
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "\\'") + "'";
  }
}
