package io.haldane.cli.command;

import io.haldane.engine.situation.Command.Verb;
import picocli.CommandLine.Command;

@Command(
    name = "abort",
    description = {
      "Roll the run back, or reject the version that waits for approval.",
      "With --wait: exits 0 when it is rolled back."
    },
    footerHeading = "%nExample:%n",
    footer = "  haldane abort checkout -n shop --wait")
final class AbortCommand extends OrderCommand {
  AbortCommand(Session session) {
    super(session, Verb.ABORT);
  }
}
