package io.haldane.sandbox.metrics;

import io.haldane.sandbox.promql.Answer;
import io.haldane.sandbox.promql.Promql;
import io.haldane.sandbox.promql.PromqlError;
import java.time.InstantSource;
import java.util.OptionalLong;

/** The endpoints of Prometheus' query API, from parameters to replies. */
final class QueryApi {
  private static final int MOST_STEPS = 11_000;

  private final Promql promql;
  private final InstantSource clock;

  QueryApi(Promql promql, InstantSource clock) {
    this.promql = promql;
    this.clock = clock;
  }

  /** An HTTP status and a JSON body. */
  record Reply(int status, String body) {}

  Reply query(Parameters parameters) {
    boolean timed = parameters.has("time");
    OptionalLong time = timed ? parameters.time("time") : OptionalLong.of(clock.millis());
    if (time.isEmpty()) {
      String why = "Invalid time value for 'time': " + noTimestamp(parameters, "time");
      return refused(invalid("time", why));
    }
    if (parameters.has("timeout") && parameters.duration("timeout").isEmpty()) {
      return refused(invalid("timeout", noDuration(parameters, "timeout")));
    }
    return switch (promql.instant(parameters.get("query"), time.getAsLong())) {
      case Answer.Result result -> ok(ResultJson.success(result.value(), time.getAsLong()));
      case Answer.Refused refused -> refused(refused.error(), true);
    };
  }

  Reply queryRange(Parameters parameters) {
    OptionalLong start = parameters.time("start");
    OptionalLong end = parameters.time("end");
    OptionalLong step = parameters.duration("step");
    if (start.isEmpty()) {
      return refused(invalid("start", noTimestamp(parameters, "start")));
    }
    if (end.isEmpty()) {
      return refused(invalid("end", noTimestamp(parameters, "end")));
    }
    if (end.getAsLong() < start.getAsLong()) {
      return refused(invalid("end", "end timestamp must not be before start time"));
    }
    if (step.isEmpty()) {
      return refused(invalid("step", noDuration(parameters, "step")));
    }
    if (step.getAsLong() <= 0) {
      return refused(
          invalid(
              "step",
              "zero or negative query resolution step widths are not accepted."
                  + " Try a positive integer"));
    }
    if ((end.getAsLong() - start.getAsLong()) / step.getAsLong() > MOST_STEPS) {
      return refused(
          "exceeded maximum resolution of 11,000 points per timeseries."
              + " Try decreasing the query resolution (?step=XX)");
    }
    Answer answer =
        promql.range(parameters.get("query"), start.getAsLong(), end.getAsLong(), step.getAsLong());
    return switch (answer) {
      case Answer.Result result -> ok(ResultJson.success(result.value(), end.getAsLong()));
      case Answer.Refused refused -> refused(refused.error(), false);
    };
  }

  static Reply refused(String why) {
    return new Reply(400, ResultJson.error("bad_data", why));
  }

  /** Only instant queries name the parameter: so does Prometheus 2. */
  private static Reply refused(PromqlError error, boolean named) {
    return switch (error.kind()) {
      case PARSE -> refused(named ? invalid("query", error.text()) : error.text());
      case TYPE -> refused(error.text());
      case EXECUTION -> new Reply(422, ResultJson.error("execution", error.text()));
    };
  }

  private static Reply ok(String body) {
    return new Reply(200, body);
  }

  private static String invalid(String parameter, String why) {
    return "invalid parameter \"" + parameter + "\": " + why;
  }

  private static String noTimestamp(Parameters parameters, String name) {
    return "cannot parse \"" + parameters.get(name) + "\" to a valid timestamp";
  }

  private static String noDuration(Parameters parameters, String name) {
    return "cannot parse \"" + parameters.get(name) + "\" to a valid duration";
  }
}
