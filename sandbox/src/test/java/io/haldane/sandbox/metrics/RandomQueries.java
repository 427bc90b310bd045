package io.haldane.sandbox.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Well-typed queries over the whole subset. The same seed gives the same queries. */
final class RandomQueries {
  private static final List<String> SELECTORS =
      List.of(
          "odd_total",
          "odd_gauge",
          "odd_gauge{case=~\"wave|half\"}",
          "odd_total{case!=\"once\"}",
          "{case=~\"r.*|s.*\"}",
          "istio_requests_total",
          "istio_requests_total{response_code!~\"5..\"}",
          "istio_requests_total{destination_workload=\"cart\"}",
          "osm_request_total",
          "{__name__=~\"osm_request_total|response_total\"}",
          "no_such_metric");
  private static final List<String> BUCKETS =
      List.of("odd_bucket", "istio_request_duration_milliseconds_bucket", "odd_gauge");
  private static final List<String> RANGES = List.of("10s", "30s", "1m", "1m30s", "5m", "12m");
  private static final List<String> LABELS =
      List.of("response_code", "case", "le", "destination_workload", "__name__", "nothing");
  private static final List<String> NUMBERS =
      List.of("0", "1", "-1", "2.5", "1e3", "NaN", "Inf", "-Inf", "0.1", "0x10", "99");

  private final Random random;

  private RandomQueries(long seed) {
    this.random = new Random(seed);
  }

  static List<String> create(long seed, int count) {
    RandomQueries queries = new RandomQueries(seed);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(i % 8 == 0 ? queries.scalar(3) : queries.vector(3));
    }
    return all;
  }

  private String vector(int depth) {
    if (depth == 0) {
      return random.nextInt(4) == 0 ? selector() + offset() : moving();
    }
    return switch (random.nextInt(12)) {
      case 0 -> "-" + vector(depth - 1);
      case 1 -> "(" + vector(depth - 1) + ")";
      case 2, 3 -> aggregation(depth);
      case 4 -> unaryFunction(depth);
      case 5 -> clamped(depth);
      case 6 -> quantile();
      case 7 -> vector(depth - 1) + between() + scalar(depth - 1);
      case 8 -> scalar(depth - 1) + between() + vector(depth - 1);
      case 9 -> setOperation(depth);
      case 10 -> matched(depth);
      default -> moving();
    };
  }

  private String scalar(int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(5)) {
      case 1 -> "scalar(" + vector(depth - 1) + ")";
      case 2 -> "(" + scalar(depth - 1) + arithmetic() + scalar(depth - 1) + ")";
      case 3 -> "(" + scalar(depth - 1) + comparison() + "bool " + scalar(depth - 1) + ")";
      default -> pick(NUMBERS);
    };
  }

  private String moving() {
    String function =
        pick(List.of("rate", "increase", "irate", "delta", "idelta", "rate", "increase"));
    String folded = pick(List.of("sum", "avg", "min", "max", "count", "last")) + "_over_time";
    return (random.nextInt(4) == 0 ? folded : function)
        + "("
        + selector()
        + "["
        + pick(RANGES)
        + "]"
        + offset()
        + ")";
  }

  private String selector() {
    return pick(SELECTORS);
  }

  private String offset() {
    return random.nextInt(6) == 0 ? " offset " + pick(List.of("1m", "-1m", "7m30s")) : "";
  }

  private String aggregation(int depth) {
    String name = pick(List.of("sum", "avg", "min", "max", "count", "group"));
    String inner = "(" + vector(depth - 1) + ")";
    String grouping =
        pick(List.of("", " by ", " without "))
            + (random.nextBoolean() ? "(" + pick(LABELS) + ")" : "(" + labels() + ",)");
    if (grouping.startsWith("(")) {
      return name + inner;
    }
    return random.nextBoolean() ? name + grouping + inner : name + inner + grouping;
  }

  private String unaryFunction(int depth) {
    String name =
        pick(List.of("abs", "ceil", "floor", "round", "sqrt", "ln", "exp", "absent", "sgn"));
    return (name.equals("sgn") ? "abs" : name) + "(" + vector(depth - 1) + ")";
  }

  private String clamped(int depth) {
    String name = pick(List.of("clamp_min", "clamp_max", "round"));
    return name + "(" + vector(depth - 1) + ", " + scalar(depth - 1) + ")";
  }

  private String quantile() {
    String q = pick(List.of("0", "0.5", "0.9", "0.99", "1", "-1", "2", "NaN"));
    String buckets = "rate(" + pick(BUCKETS) + "[" + pick(RANGES) + "])";
    String grouped = random.nextBoolean() ? buckets : "sum by (le, case) (" + buckets + ")";
    return "histogram_quantile(" + q + ", " + grouped + ")";
  }

  private String setOperation(int depth) {
    String operator = pick(List.of(" and ", " or ", " unless "));
    return "(" + vector(depth - 1) + operator + matching() + vector(depth - 1) + ")";
  }

  private String matched(int depth) {
    String operator = random.nextBoolean() ? arithmetic() : between();
    String group = random.nextInt(4) == 0 ? pick(List.of("group_left ", "group_right ")) : "";
    String matching = matching();
    return vector(depth - 1) + operator + matching + (matching.isEmpty() ? "" : group) + vector(0);
  }

  private String matching() {
    return switch (random.nextInt(4)) {
      case 0 -> "on(" + labels() + ") ";
      case 1 -> "ignoring(" + labels() + ") ";
      default -> "";
    };
  }

  private String between() {
    String operator = random.nextBoolean() ? arithmetic() : comparison();
    boolean bool = comparison(operator) && random.nextBoolean();
    return operator + (bool ? "bool " : "");
  }

  private static boolean comparison(String operator) {
    return "== != < <= > >=".contains(operator.strip());
  }

  private String arithmetic() {
    return pick(List.of(" + ", " - ", " * ", " / ", " % ", " ^ "));
  }

  private String comparison() {
    return pick(List.of(" == ", " != ", " < ", " <= ", " > ", " >= "));
  }

  private String labels() {
    return random.nextBoolean() ? pick(LABELS) : pick(LABELS) + ", " + pick(LABELS);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
