package io.haldane.cli.command;

import io.haldane.engine.situation.Command.Verb;
import picocli.CommandLine.Command;

@Command(
    name = "pause",
    description = {"Stop further steps and new runs. The checks of a current run continue."},
    footerHeading = "%nExample:%n",
    footer = "  haldane pause checkout -n shop --wait")
final class PauseCommand extends OrderCommand {
  PauseCommand(Session session) {
    super(session, Verb.PAUSE);
  }
}
