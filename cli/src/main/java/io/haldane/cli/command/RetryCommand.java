package io.haldane.cli.command;

import io.haldane.engine.situation.Command.Verb;
import picocli.CommandLine.Command;

@Command(
    name = "retry",
    description = {"Run the failed version again. With --wait the exit codes are those of status."},
    footerHeading = "%nExample:%n",
    footer = "  haldane retry checkout -n shop --wait")
final class RetryCommand extends OrderCommand {
  RetryCommand(Session session) {
    super(session, Verb.RETRY);
  }
}
