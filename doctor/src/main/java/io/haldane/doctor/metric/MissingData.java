package io.haldane.doctor.metric;

import io.haldane.api.v1beta1.Condition;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.engine.situation.Conditions;
import java.util.List;

/** A step that waits because its metrics have no values, as the canary asks for. */
public final class MissingData implements Check {
  private static final Code CODE =
      Code.warning(
          "waiting-for-data",
          "The current step waits: a metric has no value, or too few requests.",
          "Send requests to the new version, or correct the query of the metric.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return Conditions.find(s.canary().statusOrEmpty(), Conditions.RECONCILED)
        .filter(condition -> condition.status().equals("False"))
        .filter(condition -> condition.reason().equals(Conditions.WAITING_FOR_DATA))
        .map(Condition::message)
        .map(message -> "The canary is " + message + ".")
        .stream()
        .toList();
  }
}
