package io.haldane.e2e;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * {@code ./haldane e2e}: runs the journeys side by side, or with {@code --faults} the faults one by
 * one, and prints how they went. They need clusters of their own and so do not share a JVM. The
 * other arguments are regular expressions of class names; all without one. Exits with 1 when
 * something failed, with 4 when nothing has such a name.
 */
public final class Journeys {
  /** Journeys judge latencies, so a small machine takes fewer of them at once. */
  private static final String AT_ONCE =
      System.getenv()
          .getOrDefault(
              "HALDANE_E2E_AT_ONCE",
              String.valueOf(
                  Math.clamp(Runtime.getRuntime().availableProcessors() * 3L / 2, 2, 6)));

  private static final int NOTHING = 4;
  private static final String FAULTS = "--faults";

  private Journeys() {}

  public static void main(String[] arguments) {
    List<String> options = Stream.of(arguments).filter(a -> a.startsWith("--")).toList();
    if (!Set.of("--journeys", FAULTS).containsAll(options) || options.size() > 1) {
      System.err.println("either --journeys or --faults, and names of classes");
      System.exit(2);
    }
    String names =
        Stream.of(arguments).filter(a -> !a.startsWith("--")).collect(Collectors.joining("|"));
    long begun = System.nanoTime();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(request(options.contains(FAULTS), ".*(" + names + ").*"), summary, new Lines());
    TestExecutionSummary seen = summary.getSummary();
    if (seen.getTestsFoundCount() == 0 && !names.isEmpty()) {
      System.exit(NOTHING);
    }
    seen.printFailuresTo(new PrintWriter(System.out, true), 30);
    System.out.printf(
        "%d passed, %d failed, %d left out%n",
        seen.getTestsSucceededCount(), seen.getTotalFailureCount(), seen.getTestsAbortedCount());
    System.out.println("in " + text(Duration.ofNanos(System.nanoTime() - begun)));
    boolean good = seen.getTotalFailureCount() == 0 && seen.getTestsSucceededCount() > 0;
    System.exit(good ? 0 : 1);
  }

  private static LauncherDiscoveryRequest request(boolean faults, String only) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selectPackage("io.haldane.e2e"))
        .filters(TagFilter.includeTags(faults ? "e2e & fault" : "e2e & !fault"))
        .filters(ClassNameFilter.includeClassNamePatterns(Pattern.compile(only).pattern()))
        .configurationParameter(
            "junit.jupiter.execution.parallel.enabled", Boolean.toString(!faults))
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter(
            "junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter(
            "junit.jupiter.execution.parallel.config.fixed.parallelism", AT_ONCE)
        // Or a journey that waits lets another one begin.
        .configurationParameter(
            "junit.jupiter.execution.parallel.config.fixed.max-pool-size", AT_ONCE)
        .build();
  }

  private static String text(Duration duration) {
    return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
  }

  /** A line at the start and the end of each. */
  private static final class Lines implements TestExecutionListener {
    private final Map<String, Long> begun = new ConcurrentHashMap<>();

    @Override
    public void executionStarted(TestIdentifier test) {
      if (test.isTest()) {
        begun.put(test.getUniqueId(), System.nanoTime());
        System.out.println("… " + name(test));
      }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      Long since = begun.remove(test.getUniqueId());
      if (since != null) {
        Duration took = Duration.ofNanos(System.nanoTime() - since);
        System.out.println(mark(result) + name(test) + "  " + text(took) + reason(result));
      } else if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
        System.out.println(mark(result) + test.getDisplayName() + reason(result));
      }
    }

    private static String mark(TestExecutionResult result) {
      return switch (result.getStatus()) {
        case SUCCESSFUL -> "✓ ";
        case FAILED -> "✗ ";
        case ABORTED -> "– ";
      };
    }

    /** Why it was left out. */
    private static String reason(TestExecutionResult result) {
      return result.getStatus() == TestExecutionResult.Status.ABORTED
          ? result.getThrowable().map(why -> "  " + why.getMessage()).orElse("")
          : "";
    }

    private static String name(TestIdentifier test) {
      boolean isDynamic = test.getUniqueId().contains("[dynamic-test:");
      String id = isDynamic ? test.getDisplayName() : test.getLegacyReportingName();
      String owner = test.getParentId().orElse("").replaceAll(".*[.]([A-Za-z]+)Test].*", "$1");
      return owner
          + ": "
          + id.replaceAll("[(].*", "")
              .replaceAll("([A-Z])", " $1")
              .toLowerCase(java.util.Locale.ROOT);
    }
  }
}
