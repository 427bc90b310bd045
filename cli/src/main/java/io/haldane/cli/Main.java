package io.haldane.cli;

import io.haldane.cli.command.Commands;
import io.haldane.cli.command.Session;
import io.haldane.cli.exit.Exit;
import io.haldane.cli.exit.Failure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code haldane}, and {@code kubectl haldane}. */
public final class Main {
  private static final int WIDEST_HELP = 100;

  private Main() {}

  /**
   * @param arguments the name of a command and what belongs to it
   */
  public static void main(String[] arguments) {
    // The client's libraries have nothing to say to users.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(run(Session.ofProcess(), arguments));
  }

  /** Returns the exit code. */
  public static int run(Session session, String... arguments) {
    CommandLine line = Commands.line(session, List.of(arguments));
    line.setCommandName(session.program());
    line.setOut(session.out());
    line.setErr(session.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(Math.clamp(session.screen().columns(), 60, WIDEST_HELP));
    line.setColorScheme(
        Help.defaultColorScheme(session.screen().colour() ? Help.Ansi.ON : Help.Ansi.OFF));
    line.setParameterExceptionHandler((wrong, given) -> misused(session, wrong));
    line.setExecutionExceptionHandler((problem, command, result) -> failed(session, problem));
    int code = line.execute(arguments);
    session.out().flush();
    session.err().flush();
    return code;
  }

  private static int misused(Session session, ParameterException wrong) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    List<String> near =
        wrong instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    String hint = near.isEmpty() ? "" : " Did you mean " + near.getFirst() + "?";
    String message = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
    session.note(
        "haldane: %s.%s See %s --help.".formatted(message.replaceAll("\\.$", ""), hint, command));
    return Exit.USAGE;
  }

  private static int failed(Session session, Exception problem) {
    session.out().flush();
    if (problem instanceof Failure failure) {
      session.note("haldane: " + failure.line());
      return failure.exitCode();
    }
    StringWriter trace = new StringWriter();
    problem.printStackTrace(new PrintWriter(trace));
    session.note("haldane: this is a bug, please report it:\n" + trace.toString().strip());
    return Exit.NOT_OK;
  }
}
