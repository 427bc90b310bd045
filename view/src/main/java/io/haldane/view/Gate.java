package io.haldane.view;

import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A gate that is closed.
 *
 * @param answer what it answered, or why no answer came; empty when nothing was reported
 */
public record Gate(String name, String answer) {
  /**
   * @param latest what was asked last; it knows better than the status, which keeps the first
   *     answer
   */
  public static List<Gate> closed(CanaryStatus status, List<CheckResult> latest) {
    boolean waits =
        switch (status.phase()) {
          case WAITING, WAITING_PROMOTION, PROGRESSING -> true;
          case NEW,
              INITIALIZING,
              INITIALIZED,
              PROMOTING,
              FINALISING,
              SUCCEEDED,
              FAILED,
              TERMINATING,
              TERMINATED ->
              false;
        };
    if (!waits) {
      return List.of();
    }
    Map<String, CheckResult> gates = new LinkedHashMap<>();
    status.checks().stream()
        .filter(each -> each.kind().equals("gate"))
        .forEach(each -> gates.put(each.name(), each));
    latest.stream()
        .filter(each -> each.kind().equals("gate"))
        .forEach(each -> gates.put(each.name(), each));
    return gates.values().stream()
        .filter(each -> each.verdict().equals("wait"))
        .map(each -> new Gate(each.name(), each.message() == null ? "" : each.message()))
        .toList();
  }
}
