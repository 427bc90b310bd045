package io.haldane.load;

import io.haldane.load.gate.GateChoice;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code load-tester}: runs until it gets SIGTERM. */
public final class Main {
  private static final int USAGE = 2;

  private Main() {}

  public static void main(String[] arguments) {
    Log.prepare();
    Options options = new Options();
    CommandLine line = new CommandLine(options);
    try {
      line.parseArgs(arguments);
    } catch (ParameterException e) {
      misused(String.valueOf(e.getMessage()));
    }
    if (line.isUsageHelpRequested()) {
      line.usage(System.out);
      return;
    }
    options.problem().ifPresent(Main::misused);
    Log.configure(options.logLevel, options.logEncoding);
    start(options).ifPresent(Main::failed);
  }

  /** Why it could not start. */
  private static Optional<String> start(Options options) {
    LoadTester tester = new LoadTester(options, GateChoice.choose(options.gates));
    try {
      tester.warmUp(tester.listen(options.port));
    } catch (CompletionException e) {
      String reason = String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
      return Optional.of("cannot listen on port " + options.port + ": " + reason);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(tester::close, "stop"));
    return Optional.empty();
  }

  private static void misused(String message) {
    System.err.println("load-tester: " + message.replaceAll("\\.$", "") + ". See --help.");
    System.exit(USAGE);
  }

  private static void failed(String message) {
    System.err.println("load-tester: " + message + ".");
    System.exit(1);
  }
}
