package io.haldane.cli;

import io.haldane.cli.command.Session;
import io.haldane.cli.exit.Exit;
import io.haldane.cli.text.Screen;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Runs what people run most, so that the JVM can write down which classes that needs. */
public final class Rehearsal {
  private Rehearsal() {}

  /**
   * Exits with the number of commands that failed.
   *
   * @param arguments a kubeconfig, a namespace, and the name of a canary in it
   */
  public static void main(String[] arguments) {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    String kubeconfig = arguments[0];
    String namespace = arguments[1];
    String canary = arguments[2];
    List<List<String>> commands =
        List.of(
            List.of("list", "-A"),
            List.of("list", "-o", "json"),
            List.of("get", canary),
            List.of("get", canary, "-o", "yaml"),
            List.of("status", canary),
            List.of("status", canary, "--wait"),
            List.of("explain", canary),
            List.of("history", canary),
            List.of("diff", canary),
            List.of("pause", canary),
            List.of("get", "--help"));
    int failed = 0;
    for (List<String> command : commands) {
      List<String> line = new ArrayList<>(command);
      line.addAll(List.of("--kubeconfig", kubeconfig, "-n", namespace));
      failed += Main.run(quiet(), line.toArray(String[]::new)) == Exit.OK ? 0 : 1;
    }
    System.exit(failed);
  }

  private static Session quiet() {
    PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream());
    return new Session(
        "haldane",
        nowhere,
        new PrintWriter(System.err, true),
        new ByteArrayInputStream(new byte[0]),
        new Screen(100, 40, true),
        InstantSource.system(),
        ZoneOffset.UTC);
  }
}
