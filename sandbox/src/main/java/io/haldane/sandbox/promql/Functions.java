package io.haldane.sandbox.promql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** What each function does. */
final class Functions {
  private Functions() {}

  static double scalar(Evaluator evaluator, Expr.Call call) {
    if (call.function() == Function.TIME) {
      return evaluator.millis() / 1000.0;
    }
    List<VectorSample> vector = evaluator.vector(call.arguments().getFirst());
    return vector.size() == 1 ? vector.getFirst().value() : Double.NaN;
  }

  static List<VectorSample> vector(Evaluator evaluator, Expr.Call call) {
    return switch (call.function()) {
      case ABS -> each(evaluator, call, Math::abs);
      case CEIL -> each(evaluator, call, Math::ceil);
      case EXP -> each(evaluator, call, Math::exp);
      case FLOOR -> each(evaluator, call, Math::floor);
      case LN -> each(evaluator, call, Math::log);
      case SQRT -> each(evaluator, call, Math::sqrt);
      case CLAMP -> clamp(evaluator, call);
      case CLAMP_MAX -> {
        double max = number(evaluator, call, 1);
        yield each(evaluator, call, value -> min(max, value));
      }
      case CLAMP_MIN -> {
        double min = number(evaluator, call, 1);
        yield each(evaluator, call, value -> max(min, value));
      }
      case ROUND -> round(evaluator, call);
      case ABSENT -> absent(evaluator, call);
      case VECTOR_OF -> List.of(new VectorSample(Labels.EMPTY, number(evaluator, call, 0)));
      case HISTOGRAM_QUANTILE ->
          HistogramQuantile.of(
              number(evaluator, call, 0), evaluator.vector(call.arguments().get(1)));
      case RATE -> moving(evaluator, call, Rates::rate);
      case INCREASE -> moving(evaluator, call, Rates::increase);
      case DELTA -> moving(evaluator, call, Rates::delta);
      case IRATE -> moving(evaluator, call, (window, _, _) -> Rates.instantRate(window));
      case IDELTA -> moving(evaluator, call, (window, _, _) -> Rates.instantDelta(window));
      case AVG_OVER_TIME -> fold(evaluator, call, window -> OverTime.avg(window.values()));
      case COUNT_OVER_TIME -> fold(evaluator, call, Window::size);
      case MAX_OVER_TIME -> fold(evaluator, call, window -> OverTime.max(window.values()));
      case MIN_OVER_TIME -> fold(evaluator, call, window -> OverTime.min(window.values()));
      case SUM_OVER_TIME -> fold(evaluator, call, window -> OverTime.sum(window.values()));
      case LAST_OVER_TIME ->
          windows(evaluator, call).stream()
              .map(w -> new VectorSample(w.labels(), w.last()))
              .toList();
      case SCALAR_OF, TIME -> throw new IllegalStateException("not a vector");
    };
  }

  private static double number(Evaluator evaluator, Expr.Call call, int argument) {
    return evaluator.scalar(call.arguments().get(argument));
  }

  private static List<VectorSample> each(
      Evaluator evaluator, Expr.Call call, DoubleUnaryOperator function) {
    List<VectorSample> results = new ArrayList<>();
    for (VectorSample sample : evaluator.vector(call.arguments().getFirst())) {
      double value = function.applyAsDouble(sample.value());
      results.add(new VectorSample(sample.labels().withoutName(), value));
    }
    return results;
  }

  private static List<VectorSample> clamp(Evaluator evaluator, Expr.Call call) {
    double min = number(evaluator, call, 1);
    double max = number(evaluator, call, 2);
    return max < min ? List.of() : each(evaluator, call, value -> max(min, min(max, value)));
  }

  /** As Go has it: an infinite number wins even over NaN. */
  private static double max(double a, double b) {
    boolean infinite = a == Double.POSITIVE_INFINITY || b == Double.POSITIVE_INFINITY;
    return infinite ? Double.POSITIVE_INFINITY : Math.max(a, b);
  }

  private static double min(double a, double b) {
    return -max(-a, -b);
  }

  /** To the nearest multiple, ties upwards. */
  private static List<VectorSample> round(Evaluator evaluator, Expr.Call call) {
    double to = call.arguments().size() > 1 ? number(evaluator, call, 1) : 1;
    double inverse = 1 / to;
    return each(evaluator, call, value -> Math.floor(value * inverse + 0.5) / inverse);
  }

  /** One element when the argument has none; its labels are those that the selector demands. */
  private static List<VectorSample> absent(Evaluator evaluator, Expr.Call call) {
    Expr argument = call.arguments().getFirst();
    if (!evaluator.vector(argument).isEmpty()) {
      return List.of();
    }
    Labels labels = Labels.EMPTY;
    if (argument.bare() instanceof Expr.Selector selector) {
      Set<String> seen = new HashSet<>();
      for (LabelMatcher matcher : selector.matchers()) {
        boolean demanded = matcher.operator() == LabelMatcher.Operator.EQUAL;
        boolean named = matcher.label().equals(Labels.NAME);
        boolean once = demanded && seen.add(matcher.label());
        labels = labels.with(matcher.label(), once && !named ? matcher.value() : "");
      }
    }
    return List.of(new VectorSample(labels, 1));
  }

  private static List<Window> windows(Evaluator evaluator, Expr.Call call) {
    return evaluator.windows(range(call));
  }

  private static Expr.Range range(Expr.Call call) {
    return (Expr.Range) call.arguments().getFirst().bare();
  }

  private static List<VectorSample> fold(
      Evaluator evaluator, Expr.Call call, ToDoubleFunction<Window> function) {
    List<VectorSample> results = new ArrayList<>();
    for (Window window : windows(evaluator, call)) {
      double value = function.applyAsDouble(window);
      results.add(new VectorSample(window.labels().withoutName(), value));
    }
    return results;
  }

  /** How a series moved between two times; empty when one sample says nothing about it. */
  private interface Movement {
    OptionalDouble of(Window window, long start, long end);
  }

  private static List<VectorSample> moving(Evaluator evaluator, Expr.Call call, Movement movement) {
    Expr.Range range = range(call);
    long end = evaluator.endOf(range);
    List<VectorSample> results = new ArrayList<>();
    for (Window window : evaluator.windows(range)) {
      movement
          .of(window, end - range.millis(), end)
          .ifPresent(value -> results.add(new VectorSample(window.labels().withoutName(), value)));
    }
    return results;
  }
}
