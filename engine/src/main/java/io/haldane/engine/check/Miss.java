package io.haldane.engine.check;

/** Why a check has no value to judge. */
public sealed interface Miss {
  MetricCheck.Asked check();

  /** What the backend said, or what is too few, for people. */
  String why();

  /** The query gives nothing. */
  record NoData(MetricCheck.Asked check, String why) implements Miss {}

  /** The backend gives no answer that can be judged. */
  record Unavailable(MetricCheck.Asked check, String why) implements Miss {}

  /** Too few requests make a value a matter of chance. */
  record TooFew(MetricCheck.Asked check, long requests, int least) implements Miss {
    @Override
    public String why() {
      return "%d of at least %d requests".formatted(requests, least);
    }
  }

  /**
   * A clause about the metric.
   *
   * @param more what else is known; may be empty
   */
  default String clause(String more) {
    String name = check().metric().name();
    return switch (this) {
      case NoData(_, String why) -> "%s has no values (%s%s)".formatted(name, why, more);
      case Unavailable(_, String why) -> "%s cannot be measured (%s)".formatted(name, why);
      case TooFew few -> "%s needs more requests (%s)".formatted(name, few.why());
    };
  }
}
