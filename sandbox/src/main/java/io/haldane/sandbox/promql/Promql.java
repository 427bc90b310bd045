package io.haldane.sandbox.promql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Answers queries from a store with the semantics of Prometheus 2. Safe for concurrent use. Times
 * are milliseconds since the epoch.
 */
public final class Promql {
  private final SampleStore store;

  public Promql(SampleStore store) {
    this.store = store;
  }

  /** What is wrong with the text of a query, if anything is. */
  public static Optional<PromqlError> check(String query) {
    try {
      Parser.parse(query);
      return Optional.empty();
    } catch (Fault fault) {
      return Optional.of(fault.in(query));
    }
  }

  /** The value of a query at one time. */
  public Answer instant(String query, long millis) {
    try {
      Expr expr = Parser.parse(query);
      Evaluator evaluator = new Evaluator(store, millis);
      return new Answer.Result(store.reading(() -> evaluator.evaluate(expr)));
    } catch (Fault fault) {
      return new Answer.Refused(fault.in(query));
    }
  }

  /**
   * The values of a query from start to end, both included: always a range vector.
   *
   * @param stepMillis positive; the caller bounds the number of steps
   */
  public Answer range(String query, long start, long end, long stepMillis) {
    try {
      Expr expr = Parser.parse(query);
      ValueType type = expr.type();
      if (type != ValueType.SCALAR && type != ValueType.INSTANT_VECTOR) {
        return new Answer.Refused(
            PromqlError.type(
                "invalid expression type %s for range query, must be Scalar or instant Vector"
                    .formatted(Quoted.of(type.shown()))));
      }
      return new Answer.Result(store.reading(() -> steps(expr, start, end, stepMillis)));
    } catch (Fault fault) {
      return new Answer.Refused(fault.in(query));
    }
  }

  private Value steps(Expr expr, long start, long end, long stepMillis) {
    Map<Labels, Steps> series = new TreeMap<>();
    for (long time = start; time <= end; time += stepMillis) {
      for (VectorSample sample : elements(new Evaluator(store, time).evaluate(expr))) {
        series.computeIfAbsent(sample.labels(), _ -> new Steps()).add(time, sample.value());
      }
    }
    List<Window> windows = new ArrayList<>();
    series.forEach((labels, steps) -> windows.add(steps.window(labels)));
    return new Value.RangeVector(windows);
  }

  private static List<VectorSample> elements(Value value) {
    return switch (value) {
      case Value.Scalar scalar -> List.of(new VectorSample(Labels.EMPTY, scalar.value()));
      case Value.InstantVector vector -> vector.samples();
      case Value.RangeVector _, Value.Text _ -> throw new IllegalStateException("checked before");
    };
  }

  private static final class Steps {
    private long[] times = new long[16];
    private double[] values = new double[16];
    private int size;

    void add(long time, double value) {
      if (size == times.length) {
        times = Arrays.copyOf(times, size * 2);
        values = Arrays.copyOf(values, size * 2);
      }
      times[size] = time;
      values[size++] = value;
    }

    Window window(Labels labels) {
      return new Window(labels, Arrays.copyOf(times, size), Arrays.copyOf(values, size));
    }
  }
}
