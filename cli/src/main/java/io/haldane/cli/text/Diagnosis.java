package io.haldane.cli.text;

import io.haldane.doctor.check.Finding;
import io.haldane.doctor.check.Severity;
import java.util.List;

/** What was found for one canary, the worst first. */
public record Diagnosis(String namespace, String name, List<Finding> findings) {
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** Whether there is something to fix. */
  public boolean needsFixing() {
    return findings.stream().anyMatch(finding -> finding.severity() != Severity.INFO);
  }

  /** Each once. */
  public List<String> codes() {
    return findings.stream().map(Finding::code).distinct().toList();
  }
}
