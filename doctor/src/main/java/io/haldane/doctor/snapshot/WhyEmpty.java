package io.haldane.doctor.snapshot;

import java.util.List;

/** Why a query gives nothing. */
public sealed interface WhyEmpty {
  /** It gives something, or the backend cannot say why not. */
  record Unknown() implements WhyEmpty {}

  /**
   * The backend has no such metric.
   *
   * @param nearest names that it has, the most similar first
   */
  record NoSuchMetric(String metric, List<String> nearest) implements WhyEmpty {}

  /**
   * The metric is there, and not with that label.
   *
   * @param wanted as the query has it, with its operator
   * @param present values of the label that are there; empty when the metric has no such label
   */
  record OtherLabels(String metric, String label, String wanted, List<String> present)
      implements WhyEmpty {}

  /** All series are there, but nothing happened in the time that the query covers. */
  record NoTraffic() implements WhyEmpty {}
}
