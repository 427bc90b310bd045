package io.haldane.cli.command;

import io.haldane.cli.exit.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "version", description = "Print the version of this program.")
final class VersionCommand implements Callable<Integer> {
  @Mixin private HelpOption help = new HelpOption();
  private final Session session;

  VersionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    session.print("haldane " + (version == null ? "of this checkout" : version));
    return Exit.OK;
  }
}
