package io.haldane.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * What came of the tests of one class.
 *
 * @param passed how many
 * @param notRun how many were skipped or aborted
 * @param failures each with its name and its message
 */
public record TestRun(long passed, long notRun, List<String> failures) {
  public TestRun {
    failures = List.copyOf(failures);
  }

  static TestRun of(Class<?> tests) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build();
    SummaryGeneratingListener heard = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, heard);
    TestExecutionSummary summary = heard.getSummary();
    return new TestRun(
        summary.getTestsSucceededCount(),
        summary.getTestsSkippedCount() + summary.getTestsAbortedCount(),
        summary.getFailures().stream()
            .map(failure ->
                failure.getTestIdentifier().getDisplayName() + ": " + failure.getException())
            .toList());
  }
}
