package io.haldane.testing;

import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;
import org.opentest4j.TestAbortedException;

/**
 * Which real servers the tests of a run asked for, and which of them were there. The run says so in
 * its last line, because a test that is skipped looks like one that passed.
 */
public final class RealServers implements TestExecutionListener {
  private static final SortedMap<String, Boolean> ASKED = new ConcurrentSkipListMap<>();
  private static volatile SortedMap<String, Boolean> said = new TreeMap<>();

  /**
   * Skips the test unless these programs are on the PATH.
   *
   * @param name of the server, as people write it
   */
  public static void need(String name, String... programs) {
    if (!note(name, Installed.has(programs))) {
      throw new TestAbortedException("no " + Arrays.toString(programs) + " on the PATH");
    }
  }

  /** Notes a server that comes with the test itself, or that the test looks for itself. */
  public static boolean note(String name, boolean isHere) {
    ASKED.put(name, isHere);
    return isHere;
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    SortedMap<String, Boolean> asked = new TreeMap<>(ASKED);
    // A JVM may run a plan for each class.
    if (!asked.equals(said)) {
      said = asked;
      System.out.println(line(asked));
    }
  }

  static String line(SortedMap<String, Boolean> asked) {
    Set<String> here = new TreeSet<>();
    Set<String> missing = new TreeSet<>();
    asked.forEach((name, isHere) -> (isHere ? here : missing).add(name));
    return "real servers: "
        + (here.isEmpty() ? "none" : String.join(", ", here))
        + (missing.isEmpty() ? "" : "; not here: " + String.join(", ", missing));
  }
}
