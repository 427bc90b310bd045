package io.haldane.api.metrics;

/** What the check of a canary makes of one query. Only a value can pass a check. */
public sealed interface Sample {
  /** One value, or why there is none to judge. */
  static Sample of(MetricAnswer answer) {
    return switch (answer) {
      case MetricAnswer.Value(double value) -> new Value(value);
      case MetricAnswer.Series(var points, String hint) ->
          new Unavailable(
              Fault.CONFIGURATION,
              "the query gives %d series and one value is needed; aggregate it, for example %s"
                  .formatted(points.size(), hint));
      case MetricAnswer.Counters(_, double total) when total == 0 ->
          new NoData("the query counts nothing; is there traffic?");
      case MetricAnswer.Counters(double good, double total) -> new Value(good / total * 100);
      case MetricAnswer.NoData(String why) -> new NoData(why);
      // Half of the data is no ground for a verdict.
      case MetricAnswer.Partial(String why) -> new Unavailable(Fault.BACKEND, why);
      case MetricAnswer.Unavailable(Fault fault, String why, _) -> new Unavailable(fault, why);
    };
  }

  record Value(double value) implements Sample {}

  /** The backend answered and has nothing: no series, or not a number. */
  record NoData(String why) implements Sample {}

  /** There is no answer to judge. */
  record Unavailable(Fault fault, String why) implements Sample {}

  /**
   * The backend was not asked, because the controller makes too many calls already or the backend
   * did not answer others. That says nothing about the canary and never counts against it. No
   * provider gives this.
   */
  record NotAsked(String why) implements Sample {}

  /** Who has to fix it. */
  enum Fault {
    /**
     * The canary, the template or its Secret: bad address, credentials refused, malformed query.
     */
    CONFIGURATION,
    /** The backend or the way to it: down, slow, 5xx, junk. */
    BACKEND
  }
}
