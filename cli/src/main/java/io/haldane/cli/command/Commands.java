package io.haldane.cli.command;

import java.util.List;
import picocli.CommandLine;

/** All commands. Of these, only the one that is called is loaded, unless help lists them. */
public final class Commands {
  /** In the order of the help text: what people use most comes first. */
  static final List<String> NAMES =
      List.of(
          "list",
          "get",
          "status",
          "explain",
          "history",
          "diff",
          "promote",
          "abort",
          "pause",
          "resume",
          "retry",
          "lint",
          "doctor",
          "run",
          "version",
          "completion");

  private Commands() {}

  public static CommandLine line(Session session, List<String> arguments) {
    if (!arguments.isEmpty() && NAMES.contains(arguments.getFirst())) {
      return with(session, List.of(arguments.getFirst()));
    }
    return with(session, NAMES).addSubcommand("help", new CommandLine.HelpCommand());
  }

  /** The program with some of its commands. */
  static CommandLine with(Session session, List<String> names) {
    CommandLine line = new CommandLine(new Root(session));
    names.forEach(name -> line.addSubcommand(name, command(name, session)));
    return line;
  }

  private static Object command(String name, Session session) {
    return switch (name) {
      case "list" -> new ListCommand(session);
      case "get" -> new GetCommand(session);
      case "status" -> new StatusCommand(session);
      case "explain" -> new ExplainCommand(session);
      case "history" -> new HistoryCommand(session);
      case "diff" -> new DiffCommand(session);
      case "promote" -> new PromoteCommand(session);
      case "abort" -> new AbortCommand(session);
      case "pause" -> new PauseCommand(session);
      case "resume" -> new ResumeCommand(session);
      case "retry" -> new RetryCommand(session);
      case "lint" -> new LintCommand(session);
      case "doctor" -> new DoctorCommand(session);
      case "run" -> new RunCommand(session);
      case "version" -> new VersionCommand(session);
      case "completion" -> new CompletionCommand(session);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
