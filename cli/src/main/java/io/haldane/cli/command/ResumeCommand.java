package io.haldane.cli.command;

import io.haldane.engine.situation.Command.Verb;
import picocli.CommandLine.Command;

@Command(
    name = "resume",
    description = {"End the pause."},
    footerHeading = "%nExample:%n",
    footer = "  haldane resume checkout -n shop --wait")
final class ResumeCommand extends OrderCommand {
  ResumeCommand(Session session) {
    super(session, Verb.RESUME);
  }
}
