package io.haldane.cli.command;

import io.haldane.engine.situation.Command.Verb;
import picocli.CommandLine.Command;

@Command(
    name = "promote",
    description = {
      "Promote the new version now, and skip the rest of the analysis.",
      "For a canary that waits for approval: start its run.",
      "With --wait the exit codes are those of status."
    },
    footerHeading = "%nExample:%n",
    footer = "  haldane promote checkout -n shop --wait")
final class PromoteCommand extends OrderCommand {
  PromoteCommand(Session session) {
    super(session, Verb.PROMOTE);
  }
}
